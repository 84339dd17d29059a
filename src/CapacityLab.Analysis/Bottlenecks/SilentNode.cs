using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks;

/// <summary>
/// A node that did not answer its health check after a probe that broke, though no load was left: frozen, paused or hung. It comes before
/// every other cause: what waits for it looks like a slow database, an empty pool or a busy host.
/// </summary>
public static class SilentNode
{
    /// <summary>That a node was silent once says little of what it did while the load lasted.</summary>
    private const double Confidence = 0.95;

    /// <summary>How the layout tells of what stands still for certain.</summary>
    private static readonly string[] Stopped = ["(state T).", "(state t).", "is paused."];

    /// <summary>Null where <see cref="At"/> finds none.</summary>
    public static BottleneckResult? Find(IReadOnlyList<ProbeResult> probes) => Explain(Silent(probes));

    /// <summary>
    /// Names of those that were silent in the last probe that broke, or was not judged; a node that did answer then is not silent.
    /// </summary>
    public static IReadOnlyList<string> At(IReadOnlyList<ProbeResult> probes) =>
        [.. Silent(probes).Select(node => node.Name)];

    private static IReadOnlyList<NodeUse> Silent(IReadOnlyList<ProbeResult> probes)
    {
        var last = probes.LastOrDefault(probe => probe.ObjectivesHeld != true);
        return last is null || probes.Any(probe => probe.Index > last.Index && probe.ObjectivesHeld == true)
            ? []
            : [.. last.Nodes.Where(node => IsSilent(last, node)).OrderByDescending(IsStopped)];
    }

    /// <summary>What answered in the probe is only late, unless it is known to stand still.</summary>
    private static bool IsSilent(ProbeResult probe, NodeUse node) =>
        node.NoAnswer.Length > 0
        && (
            IsStopped(node)
            // The balancer's check is that of the replicas behind it.
            || (
                node.Role != NodeRole.Balancer
                && !probe.Shares.Any(share => share.Node == node.Name && share.Requests > 0)
            )
        );

    private static bool IsStopped(NodeUse node) =>
        Array.Exists(Stopped, end => node.NoAnswer.EndsWith(end, StringComparison.Ordinal));

    private static BottleneckResult? Explain(IReadOnlyList<NodeUse> silent) =>
        silent.Count == 0
            ? null
            : new BottleneckResult
            {
                Cause = BottleneckCause.NotAnswering,
                Node = silent[0].Name,
                Confidence = Confidence,
                Evidence = [.. silent.Select(node => new Evidence(node.NoAnswer, "healthCheck", 0, 1))],
            };
}
