namespace CapacityLab.Results.Scaling;

/// <summary>One observation that a law was fitted to.</summary>
public sealed record ScalingPoint
{
    public double N { get; init; }

    /// <summary>The layout whose capacity it is; empty in a fit of probes or of a table.</summary>
    public string Layout { get; init; } = "";

    /// <summary>Requests a second, as measured; of a layout the edge of its capacity, the rate at which the objective is just met.</summary>
    public double Throughput { get; init; }

    /// <summary>The capacity's bracket; null where the observation came without one.</summary>
    public FitInterval? Bracket { get; init; }

    /// <summary>Requests a second, by the law.</summary>
    public double Fitted { get; init; }

    /// <summary>Measured less fitted, requests a second.</summary>
    public double Residual { get; init; }
}
