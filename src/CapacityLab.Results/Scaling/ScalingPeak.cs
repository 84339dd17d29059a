namespace CapacityLab.Results.Scaling;

/// <summary>Where a law's throughput is highest. Stated only where κ is identified, from the smallest size measured to twice the largest.</summary>
public sealed record ScalingPeak
{
    /// <summary>√((1−σ)/κ), in the fit's unit.</summary>
    public double N { get; init; }

    public FitInterval? NInterval { get; init; }

    /// <summary>Requests a second there.</summary>
    public double Throughput { get; init; }

    public FitInterval? ThroughputInterval { get; init; }
}
