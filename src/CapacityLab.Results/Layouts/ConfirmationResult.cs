namespace CapacityLab.Results.Layouts;

/// <summary>
/// The intervention: the same layout once more with nothing but the suspected resource raised, and whether its capacity moved.
/// </summary>
public sealed record ConfirmationResult
{
    public ConfirmationOutcome Outcome { get; init; }

    /// <summary>Whose resource was raised: the target (all of its replicas), a service, the database or the balancer; empty where none was.</summary>
    public string Node { get; init; } = "";

    /// <summary>All that was changed; empty where nothing was.</summary>
    public IReadOnlyList<ResourceChange> Changes { get; init; } = [];

    /// <summary>The capacity of the layout as the plan has it; null where nothing was raised.</summary>
    public CapacityResult? Before { get; init; }

    /// <summary>The capacity of the raised layout; null where there is none.</summary>
    public CapacityResult? After { get; init; }

    /// <summary>Stated capacity after over before; null unless both are stated.</summary>
    public double? Ratio { get; init; }

    /// <summary>Lowest ratio that the two intervals allow: low after over high before; null where one is not known.</summary>
    public double? RatioLow { get; init; }

    /// <summary>Highest ratio that the two intervals allow: high after over low before; null where one is not known.</summary>
    public double? RatioHigh { get; init; }

    /// <summary>The outcome with its figures, or why there is none, in sentences.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>
    /// The raised layout as it was measured, with its probes and samples. It is no layout of the plan: scaling, sizing, gates and
    /// tables of layouts leave it out. Null where nothing was raised.
    /// </summary>
    public LayoutResult? Raised { get; init; }
}
