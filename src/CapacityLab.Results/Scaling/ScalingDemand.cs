namespace CapacityLab.Results.Scaling;

/// <summary>The size that a throughput needs.</summary>
public sealed record ScalingDemand
{
    /// <summary>Requests a second.</summary>
    public double Throughput { get; init; }

    /// <summary>The smallest n that has it by the law; null where none has, or it is too far from what was measured.</summary>
    public double? N { get; init; }

    /// <summary>95 %; open above where the throughput may be out of reach; null where the smallest size measured suffices.</summary>
    public FitInterval? Interval { get; init; }

    /// <summary>Why no size is stated, or that the smallest one measured suffices, in a sentence; else empty.</summary>
    public string Reason { get; init; } = "";
}
