namespace CapacityLab.Load.Simulations;

internal sealed record KeepConstantSimulation(int Copies, TimeSpan During) : LoadSimulation;

/// <summary>From the copies of the simulation before (0 at the start) in a straight line to this number.</summary>
internal sealed record RampingConstantSimulation(int Copies, TimeSpan During) : LoadSimulation;

internal sealed record IterationsForConstantSimulation(int Copies, int Iterations) : LoadSimulation;
