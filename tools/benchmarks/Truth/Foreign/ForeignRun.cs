using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;

namespace Benchmarks.Truth.Foreign;

/// <summary>One run of the lab against a foreign service.</summary>
/// <param name="Case">Service and knob.</param>
/// <param name="Condition">Circumstances.</param>
/// <param name="Number">With the seed it decides the sizes.</param>
/// <param name="Setting">As drawn.</param>
internal sealed record ForeignRun(ForeignCase Case, ForeignCondition Condition, int Number, ForeignSetting Setting)
{
    /// <summary>Null: there is none.</summary>
    public RunResult? Result { get; init; }

    /// <summary>Highest rate that held in a sweep by <c>load --rate</c>; null: not swept, or none found.</summary>
    public double? Sweep { get; init; }

    public LayoutResult? Layout => Result?.Layouts.Count > 0 ? Result.Layouts[0] : null;

    public ForeignOutcome Outcome => ForeignJudge.Of(Case.Right, Layout, Condition.Hog);

    public double? Apart => ForeignJudge.Apart(Layout, Sweep);

    /// <summary>Whether nothing in it is to be mended.</summary>
    public bool IsSound =>
        Outcome is not (ForeignOutcome.Wrong or ForeignOutcome.NoResult)
        && (Condition.Hog || Apart is not { } apart || Math.Abs(apart) <= ForeignJudge.MostApart);
}
