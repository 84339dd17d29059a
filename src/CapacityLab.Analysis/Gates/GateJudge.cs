using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Gates;

/// <summary>
/// Judges the plan's objectives on what was measured. With an expected load they are judged there, on the smallest layout whose
/// capacity holds it (or, where none does, on the one with the most); without one, in every layout at the lowest rate. Which of several probes counts: <see cref="DecidingProbe"/>.
/// </summary>
public static class GateJudge
{
    public static IReadOnlyList<GateResult> Judge(Objectives objectives, IReadOnlyList<LayoutResult> layouts) =>
        objectives.RequestsPerSecond is { } load
            ? AtLoad(objectives, layouts, load)
            : [.. layouts.SelectMany(layout => AtLowest(objectives, layout))];

    /// <summary>The smallest layout (least CPU in total, then fewest replicas) whose capacity is at least the load; null where none is.</summary>
    public static LayoutResult? SmallestThatHolds(IReadOnlyList<LayoutResult> layouts, RequestRate load) =>
        layouts
            .Where(layout => layout.Capacity.RequestsPerSecond >= load)
            .OrderBy(layout => layout.Replicas * layout.Cpus.Cores)
            .ThenBy(layout => layout.Replicas)
            .FirstOrDefault();

    /// <summary>The layout with the highest capacity; null where none has one.</summary>
    public static LayoutResult? Best(IReadOnlyList<LayoutResult> layouts) =>
        layouts
            .Where(layout => layout.Capacity.RequestsPerSecond is not null)
            .MaxBy(layout => layout.Capacity.RequestsPerSecond!.Value.PerSecond);

    private static IReadOnlyList<GateResult> AtLoad(
        Objectives objectives,
        IReadOnlyList<LayoutResult> layouts,
        RequestRate load
    )
    {
        var layout = SmallestThatHolds(layouts, load) ?? Best(layouts);
        var gate = new GateResult
        {
            Name = "capacity",
            Layout = layout?.Name ?? "",
            Comparison = "≥",
            Target = load.PerSecond,
            Unit = "req/s",
            Basis = layout is null
                ? "no layout has a capacity"
                : $"stated rate, which held; {layout.Capacity.Probes} probes",
        };
        var capacity = AtLeast(gate, layout?.Capacity.RequestsPerSecond?.PerSecond, CouldHoldMore(layouts));
        return layout is not null && DecidingProbe.Of(layout, load) is { } deciding
            ? [capacity, .. OfProbe(objectives, layout, deciding)]
            : [capacity];
    }

    private static IEnumerable<GateResult> AtLowest(Objectives objectives, LayoutResult layout) =>
        DecidingProbe.Of(layout, default) is { } deciding
            ? OfProbe(objectives, layout, deciding)
            : [Unmeasured(layout)];

    private static GateResult Unmeasured(LayoutResult layout) =>
        new()
        {
            Name = "objectives",
            Layout = layout.Name,
            Outcome = GateOutcome.Inconclusive,
            Basis = layout.Error.Length > 0 ? "the layout could not be measured" : "no probe allows a conclusion",
        };

    private static IEnumerable<GateResult> OfProbe(Objectives objectives, LayoutResult layout, DecidingProbe deciding)
    {
        var probe = deciding.Probe;
        yield return AtMost(
            Gate("p99 response time", "≤", objectives.P99.TotalMilliseconds, "ms") with
            {
                Basis = $"{probe.ResponseTimeMs.Count} observations at {probe.Offered}{Others(deciding)}",
            },
            probe.ResponseTimeMs.Count == 0 ? null : probe.ResponseTimeMs.P99.TotalMilliseconds
        );
        yield return AtLeast(
            Gate("success ratio", "≥", objectives.SuccessRatio, "") with
            {
                Basis = $"{probe.Ok} ok of {probe.Scheduled} arrivals at {probe.Offered}{Others(deciding)}",
            },
            probe.SuccessRatio,
            couldHoldMore: false
        );

        GateResult Gate(string name, string comparison, double target, string unit) =>
            new()
            {
                Name = name,
                Layout = layout.Name,
                Comparison = comparison,
                Target = target,
                Unit = unit,
            };
    }

    private static string Others(DecidingProbe deciding) =>
        deciding.Others == 0
            ? ""
            : $"; {deciding.Others} more at that rate {(deciding.Probe.ObjectivesHeld == true ? "broke" : "held")} and did not decide";

    private static GateResult AtLeast(GateResult gate, double? actual, bool couldHoldMore) =>
        gate with
        {
            Actual = actual,
            Margin = Margin(actual - gate.Target, gate.Target),
            Outcome =
                actual >= gate.Target ? GateOutcome.Pass
                : couldHoldMore ? GateOutcome.Inconclusive
                : GateOutcome.Fail,
        };

    /// <summary>What was not observed did not hold.</summary>
    private static GateResult AtMost(GateResult gate, double? actual) =>
        gate with
        {
            Actual = actual,
            Margin = Margin(gate.Target - actual, gate.Target),
            Outcome = actual <= gate.Target ? GateOutcome.Pass : GateOutcome.Fail,
        };

    private static double? Margin(double? distance, double target) => target == 0 ? null : distance / target;

    /// <summary>Where the generator was the limit, or the search ended below it, the target may hold more than was seen.</summary>
    private static bool CouldHoldMore(IReadOnlyList<LayoutResult> layouts) =>
        layouts.Any(layout =>
            layout.Capacity.Status
                is CapacityStatus.GeneratorLimited
                    or CapacityStatus.HostDisturbed
                    or CapacityStatus.BrokenScenario
                    or CapacityStatus.NotReached
        );
}
