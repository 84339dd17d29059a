namespace CapacityLab.Results.Layouts;

/// <summary>What gave out first. <c>unknown</c> rather than a guess.</summary>
public sealed record BottleneckResult
{
    /// <summary>One of the causes in <see cref="BottleneckCause"/>.</summary>
    public string Cause { get; init; } = BottleneckCause.Unknown;

    public string Node { get; init; } = "";

    /// <summary>0 (a guess) to 1 (certain).</summary>
    public double Confidence { get; init; }

    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Every cause that was looked into; empty where none had to be.</summary>
    public IReadOnlyList<SuspectResult> Considered { get; init; } = [];

    /// <summary>What came of raising the suspected resource; null where that was not asked for.</summary>
    public ConfirmationResult? Confirmation { get; init; }
}
