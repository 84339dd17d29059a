namespace CapacityLab.Results.Scaling;

/// <summary>A place on the curve of a law, for drawing.</summary>
public sealed record ScalingCurvePoint
{
    public double N { get; init; }

    /// <summary>Requests a second by the law.</summary>
    public double Throughput { get; init; }

    /// <summary>95 % interval of the law itself at this size, pointwise; null where none can be stated.</summary>
    public FitInterval? Band { get; init; }

    /// <summary>What the smallest measured size would give with nothing lost: its measured throughput times n over its n.</summary>
    public double Ideal { get; init; }
}
