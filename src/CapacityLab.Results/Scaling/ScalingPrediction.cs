namespace CapacityLab.Results.Scaling;

/// <summary>What a measurement at a size that was not measured would show: of layouts the edge of the capacity.</summary>
public sealed record ScalingPrediction
{
    public double N { get; init; }

    /// <summary>Requests a second by the law; null where it cannot be said to within a tenth (of a size that <c>fit --at</c> asks for: beyond the sizes measured), or the size is too far from them.</summary>
    public double? Throughput { get; init; }

    /// <summary>
    /// 95 % interval of one further measurement, over the laws that have 95 % of Akaike's weights together, each by its own; null where the
    /// size is too far from what was measured, or too few observations tell nothing.
    /// </summary>
    public FitInterval? Interval { get; init; }

    /// <summary>Why no throughput is stated, in a sentence; empty where one is.</summary>
    public string Reason { get; init; } = "";
}
