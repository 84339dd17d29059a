using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Analysis.Capacity;
using CapacityLab.Analysis.Demands;
using CapacityLab.Analysis.Scaling;
using CapacityLab.Layouts;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Running;

/// <summary>Completes a layout's result from what its probes showed.</summary>
internal static class LayoutConclusion
{
    /// <summary>How many lines of a log are shown with an error.</summary>
    private const int LinesShown = 10;

    /// <param name="layout">With probes and events.</param>
    /// <param name="steps">Of the search.</param>
    /// <param name="targetProcessors">How many processors the nodes share.</param>
    /// <param name="onlyRequests">Whether all scenarios are data: users of code may do more than send requests.</param>
    /// <param name="settings">Of the search.</param>
    /// <param name="lastLines">Of the log of the node that was lost first; empty where none was.</param>
    public static LayoutResult Conclude(
        LayoutResult layout,
        IReadOnlyList<SearchStep> steps,
        int targetProcessors,
        bool onlyRequests,
        SearchSettings settings,
        IReadOnlyList<string> lastLines
    )
    {
        var capacity = CapacitySearch.Conclude(settings, steps);
        var concluded = layout with
        {
            Capacity = capacity,
            Bottleneck = Bottleneck(layout.Probes, capacity, targetProcessors, onlyRequests),
            ConcurrencyScaling = ConcurrencyScaling.Of(layout.Probes),
            Shares = Sum(layout.Probes),
        };
        return layout.Events.Count == 0 ? concluded : WithLostNodes(concluded, lastLines);
    }

    /// <summary>The end of the log of the node that was lost first; empty where none was.</summary>
    public static IReadOnlyList<string> LastLines(ILayout layout, LayoutResult kept) =>
        kept.Events.Count > 0 ? layout.LastLogLines(kept.Events[0].Node, LinesShown) : [];

    /// <summary>With what a request takes of each node, and the bound that follows.</summary>
    public static LayoutResult WithDemands(LayoutResult concluded, LayoutRunContext context) =>
        ServiceDemands.Conclude(
            concluded,
            context.Setup.Plan.Objectives.P99,
            context.Setup.TargetProcessors,
            Environment.ProcessorCount
        );

    /// <summary>What gave out first by what the probes show.</summary>
    public static BottleneckResult Bottleneck(
        IReadOnlyList<ProbeResult> probes,
        CapacityResult capacity,
        int targetProcessors,
        bool onlyRequests
    ) =>
        NothingToName.Of(probes, capacity)
        ?? BottleneckJudge.Find(probes, capacity, targetProcessors, onlyRequests, Environment.ProcessorCount);

    /// <summary>A layout that did not stand, or whose measuring broke off.</summary>
    public static LayoutResult Failed(LayoutResult layout, EnvironmentException error)
    {
        IReadOnlyList<NodeEvent> events =
            error.Happened is { } happened && layout.Events.All(known => known.Node != happened.Node)
                ? [.. layout.Events, happened]
                : layout.Events;
        return layout with
        {
            Events = events,
            Capacity = layout.Capacity with
            {
                RequestsPerSecond = null,
                IterationsPerSecond = null,
                Status = CapacityStatus.Failed,
            },
            Bottleneck = events.Count > 0 ? LostNode.Explain(events) : new BottleneckResult { Node = error.Node },
            Error = error.Message,
            ErrorExitCode = EnvironmentExitCode.Of(error.Cause),
        };
    }

    /// <summary>A layout that lost a node is not the layout of the plan any more: what it took is no capacity of it.</summary>
    private static LayoutResult WithLostNodes(LayoutResult layout, IReadOnlyList<string> lastLines)
    {
        bool engineIsGone = layout.Events.Any(happened => happened.Kind == NodeEventKind.EngineGone);
        string first = layout.Events[0].Node;
        return layout with
        {
            Capacity = layout.Capacity with
            {
                RequestsPerSecond = null,
                IterationsPerSecond = null,
                Status = CapacityStatus.Failed,
            },
            Bottleneck = Explain(layout),
            Error = (engineIsGone ? WithoutEngine(layout.Events) : Told(layout.Events)) + End(first, lastLines),
            ErrorExitCode = EnvironmentExitCode.Of(
                engineIsGone ? EnvironmentCause.EngineGone : EnvironmentCause.NodeEnded
            ),
        };
    }

    /// <summary>What made a node fall silent may be known from the probes, such as a full memory.</summary>
    private static BottleneckResult Explain(LayoutResult layout) =>
        layout.Events.All(happened => happened.Kind == NodeEventKind.NotAnswering) && layout.Bottleneck.Confidence > 0
            ? layout.Bottleneck
            : LostNode.Explain(layout.Events);

    private static string Told(IReadOnlyList<NodeEvent> events) =>
        string.Join(" ", events.Select(happened => happened.Message));

    /// <summary>All nodes are lost at once, and of each there is the same to say.</summary>
    private static string WithoutEngine(IReadOnlyList<NodeEvent> events)
    {
        var others = events.Where(happened => happened.Kind != NodeEventKind.EngineGone).ToList();
        var lost = events.Where(happened => happened.Kind == NodeEventKind.EngineGone).ToList();
        string rest = lost.Count > 1 ? $" So were {string.Join(", ", lost.Skip(1).Select(one => one.Node))}." : "";
        return $"{Told([.. others, lost[0]])}{rest} What it still holds when it is back is removed by: cleanup.";
    }

    private static string End(string node, IReadOnlyList<string> lastLines) =>
        lastLines.Count == 0
            ? ""
            : $" The end of the log of {node}:\n" + string.Join('\n', lastLines.Select(line => "  | " + line));

    private static IReadOnlyList<NodeShare> Sum(IReadOnlyList<ProbeResult> probes) =>
        [
            .. probes
                .SelectMany(probe => probe.Shares)
                .GroupBy(share => share.Node)
                .Select(shares => new NodeShare(shares.Key, shares.Sum(share => share.Requests))),
        ];
}
