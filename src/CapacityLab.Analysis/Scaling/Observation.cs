namespace CapacityLab.Analysis.Scaling;

/// <summary>One measured throughput.</summary>
/// <param name="N">The size, above zero: users, replicas, or multiples of the smallest CPU limit.</param>
/// <param name="Throughput">Requests a second, above zero.</param>
/// <param name="RelativeError">Standard error of the throughput over the throughput, where it is known beforehand; 0: it is not.</param>
public readonly record struct Observation(double N, double Throughput, double RelativeError = 0);
