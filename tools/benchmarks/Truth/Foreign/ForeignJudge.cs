using CapacityLab.Results.Layouts;

namespace Benchmarks.Truth.Foreign;

/// <summary>Holds what the lab said against the known answer.</summary>
internal static class ForeignJudge
{
    /// <summary>Most that the capacity may be from the sweep's.</summary>
    public const double MostApart = 0.15;

    private const int Environment = 6;

    /// <param name="right">Answers that are right.</param>
    /// <param name="layout">Null: the lab left no result.</param>
    /// <param name="hog">Whether another program used the host.</param>
    public static ForeignOutcome Of(IReadOnlyList<string> right, LayoutResult? layout, bool hog) =>
        layout is null or { ErrorExitCode: Environment } ? ForeignOutcome.NoResult
        // The services answer each request of the scenario, at any rate.
        : layout.Capacity.Status == CapacityStatus.BrokenScenario ? ForeignOutcome.Wrong
        : Of(right, layout.Bottleneck.Cause, hog || layout.Capacity.Status == CapacityStatus.HostDisturbed);

    /// <summary>The lab's capacity over the sweep's, less one; null where either has none.</summary>
    public static double? Apart(LayoutResult? layout, double? sweep) =>
        layout?.Capacity.RequestsPerSecond is { } found && sweep is > 0 ? (found.PerSecond / sweep) - 1 : null;

    private static ForeignOutcome Of(IReadOnlyList<string> right, string said, bool disturbed) =>
        right.Contains(said) ? ForeignOutcome.Right
        : said == BottleneckCause.Unknown ? ForeignOutcome.Unknown
        : said == BottleneckCause.HostCpu && disturbed ? ForeignOutcome.Host
        : ForeignOutcome.Wrong;
}
