namespace CapacityLab.Results.Runs;

/// <summary>A rule on the result, judged.</summary>
public sealed record GateResult
{
    public string Name { get; init; } = "";

    /// <summary>The layout it was judged on; empty: the run.</summary>
    public string Layout { get; init; } = "";

    public GateOutcome Outcome { get; init; }

    /// <summary>The sense of the comparison: <c>≤</c> or <c>≥</c>.</summary>
    public string Comparison { get; init; } = "";

    public double Target { get; init; }

    /// <summary>Null where nothing could be measured.</summary>
    public double? Actual { get; init; }

    /// <summary>Distance to the target over the target; positive: on the good side. Null without an actual.</summary>
    public double? Margin { get; init; }

    public string Unit { get; init; } = "";

    /// <summary>What it was judged on, in a sentence.</summary>
    public string Basis { get; init; } = "";
}
