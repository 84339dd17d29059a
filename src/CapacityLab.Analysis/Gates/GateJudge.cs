using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Gates;

/// <summary>
/// Judges the plan's objectives on what was measured. With an expected load they are judged there, on the smallest layout whose
/// capacity holds it (or, where none does, on the one with the most); it fails only where every layout is known not to hold it. Without
/// one nothing can fail: the rates were the search's own, and a layout that held none of them is inconclusive. Which of several probes
/// counts: <see cref="DecidingProbe"/>.
/// </summary>
public static class GateJudge
{
    public static IReadOnlyList<GateResult> Judge(Objectives objectives, IReadOnlyList<LayoutResult> layouts) =>
        objectives.RequestsPerSecond is { } load
            ? OfLoad(objectives, layouts, load)
            : [.. layouts.SelectMany(layout => WithoutLoad(objectives, layout))];

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

    private static IReadOnlyList<GateResult> OfLoad(
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
        var capacity = AtLeast(gate, layout?.Capacity.RequestsPerSecond?.PerSecond, IsOpen(layouts, load));
        return layout is not null && DecidingProbe.Of(layout, load) is { } deciding
            ? [capacity, .. OfProbe(objectives, layout, deciding).Select(gate => Limited(gate, capacity.Outcome))]
            : [capacity];
    }

    /// <summary>A probe above the load that broke says nothing certain of the load: it fails no gate that the capacity leaves open.</summary>
    private static GateResult Limited(GateResult gate, GateOutcome ofCapacity) =>
        gate.Outcome == GateOutcome.Fail && ofCapacity == GateOutcome.Inconclusive
            ? gate with
            {
                Outcome = GateOutcome.Inconclusive,
            }
            : gate;

    private static IEnumerable<GateResult> WithoutLoad(Objectives objectives, LayoutResult layout) =>
        layout.Capacity.RequestsPerSecond is not null && DecidingProbe.Of(layout, default) is { } deciding
            ? OfProbe(objectives, layout, deciding).Select(gate => Limited(gate, GateOutcome.Inconclusive))
            : [Unmeasured(layout)];

    private static GateResult Unmeasured(LayoutResult layout) =>
        new()
        {
            Name = "objectives",
            Layout = layout.Name,
            Outcome = GateOutcome.Inconclusive,
            Basis =
                layout.Error.Length > 0 ? "the layout could not be measured"
                : layout.Probes.Any(probe => probe.ObjectivesHeld is not null)
                    ? "no rate that was tried held, and no load was stated"
                : "no probe allows a conclusion",
        };

    private static IEnumerable<GateResult> OfProbe(Objectives objectives, LayoutResult layout, DecidingProbe deciding)
    {
        var probe = deciding.Probe;
        yield return OfP99("p99 response time", objectives.P99, probe.ResponseTimeMs);
        yield return AtLeast(
            Gate("success ratio", "≥", objectives.SuccessRatio, "") with
            {
                Basis = $"{probe.Ok} ok of {probe.Scheduled} arrivals at {probe.Offered}{Others(deciding)}",
            },
            probe.SuccessRatio,
            couldHoldMore: false
        );
        if (objectives.RequestP99 is { } each)
        {
            yield return OfP99("p99 of a request", each, probe.RequestTimeMs);
        }

        GateResult OfP99(string name, TimeSpan objective, LatencySummary times) =>
            AtMost(
                Gate(name, "≤", objective.TotalMilliseconds, "ms") with
                {
                    Basis = $"{times.Count} observations at {probe.Offered}{TooFew(times)}{Others(deciding)}",
                },
                LatencyPercentile.P99.In(times)?.TotalMilliseconds,
                isOpen: times.Count > 0
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

    private static string TooFew(LatencySummary times) =>
        LatencyPercentile.P99.In(times) is null && times.Count > 0
            ? $", of which none is a p99: that needs {LatencyPercentile.P99.Needs}"
            : "";

    /// <summary>What was not observed did not hold; what was observed too seldom is open.</summary>
    private static GateResult AtMost(GateResult gate, double? actual, bool isOpen) =>
        gate with
        {
            Actual = actual,
            Margin = Margin(gate.Target - actual, gate.Target),
            Outcome =
                actual <= gate.Target ? GateOutcome.Pass
                : actual is null && isOpen ? GateOutcome.Inconclusive
                : GateOutcome.Fail,
        };

    private static double? Margin(double? distance, double target) => target == 0 ? null : distance / target;

    /// <summary>Whether a layout may hold it that nobody knows of: the generator was the limit, or nothing was tried so low or so high.</summary>
    private static bool IsOpen(IReadOnlyList<LayoutResult> layouts, RequestRate load) =>
        layouts.Any(layout => AtLoad.Of(layout, load) == SizingOutcome.Unknown);
}
