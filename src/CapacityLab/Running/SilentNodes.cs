using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Layouts;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Running;

/// <summary>Nodes that were silent after the last load, and still are when the target has had its time to recover: they are lost.</summary>
/// <param name="layout">Whose health checks are asked.</param>
/// <param name="recover">Waits until the target has recovered, or its time for that is over.</param>
/// <param name="time">Stamps the events.</param>
internal sealed class SilentNodes(ILayout layout, Func<Task> recover, TimeProvider time)
{
    /// <param name="probes">Of the layout so far.</param>
    /// <param name="anyNode">Whether one is suspect that no probe showed as silent.</param>
    /// <param name="cancellation">Of the run.</param>
    public async Task<IReadOnlyList<NodeEvent>> LostAsync(
        IReadOnlyList<ProbeResult> probes,
        bool anyNode,
        CancellationToken cancellation
    )
    {
        var suspects = SilentNode.At(probes);
        if (suspects.Count == 0 && !anyNode)
        {
            return [];
        }

        await recover();
        var silent = await layout.SilentNodesAsync(cancellation);
        return
        [
            .. silent
                .Where(node => anyNode || suspects.Contains(node.Key))
                .Select(node => new NodeEvent(
                    node.Key,
                    NodeEventKind.NotAnswering,
                    time.GetUtcNow(),
                    ProbeIndex: 0,
                    node.Value
                )),
        ];
    }
}
