using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Analysis.Capacity;
using CapacityLab.Analysis.Scaling;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Running;

/// <summary>Completes a layout's result from what its probes showed.</summary>
internal static class LayoutConclusion
{
    private const int TargetCrashed = 7;

    /// <param name="layout">With its probes and events.</param>
    /// <param name="steps">Of its search.</param>
    /// <param name="targetProcessors">That its nodes share.</param>
    /// <param name="precision">Of its search.</param>
    public static LayoutResult Conclude(
        LayoutResult layout,
        IReadOnlyList<SearchStep> steps,
        int targetProcessors,
        double precision = 0.08
    )
    {
        var capacity = CapacitySearch.Conclude(precision, steps);
        var concluded = layout with
        {
            Capacity = capacity,
            Bottleneck = BottleneckJudge.Find(layout.Probes, capacity, targetProcessors),
            ConcurrencyScaling = ConcurrencyScaling.Of(layout.Probes),
            Shares = Sum(layout.Probes),
        };
        return layout.Events.Count == 0 ? concluded : WithLostNodes(concluded);
    }

    /// <summary>A layout that lost a node is not the layout of the plan any more: what it took is no capacity of it.</summary>
    private static LayoutResult WithLostNodes(LayoutResult layout) =>
        layout with
        {
            Capacity = layout.Capacity with { RequestsPerSecond = null, Status = CapacityStatus.Failed },
            Bottleneck = new BottleneckResult { Node = layout.Events[0].Node },
            Error = string.Join(" ", layout.Events.Select(happened => happened.Message)),
            ErrorExitCode = TargetCrashed,
        };

    private static IReadOnlyList<NodeShare> Sum(IReadOnlyList<ProbeResult> probes) =>
        [
            .. probes
                .SelectMany(probe => probe.Shares)
                .GroupBy(share => share.Node)
                .Select(shares => new NodeShare(shares.Key, shares.Sum(share => share.Requests))),
        ];
}
