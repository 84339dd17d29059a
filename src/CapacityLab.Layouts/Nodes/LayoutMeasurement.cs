using CapacityLab.Layouts.Balancers;
using CapacityLab.Layouts.Metrics;
using CapacityLab.Layouts.Sampling;
using CapacityLab.Results.Probes;

namespace CapacityLab.Layouts.Nodes;

internal sealed class LayoutMeasurement : ILayoutMeasurement
{
    private static readonly TimeSpan LogPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LogPause = TimeSpan.FromMilliseconds(20);

    private readonly StandingLayout layout;
    private readonly StandingNodes nodes;
    private readonly UseAccount[] accounts;
    private readonly IReadOnlyDictionary<INode, RuntimeAccount> runtimes;
    private readonly AccessLog? log;
    private readonly IReadOnlyList<long?> errorsBefore;

    /// <param name="layout">What is measured.</param>
    /// <param name="nodes">Its nodes.</param>
    /// <param name="probeIndex">Carried by samples and events.</param>
    /// <param name="errorsBefore">Of each node, counted before: to read its log takes time.</param>
    /// <param name="first">A reading of each node.</param>
    /// <param name="runtimes">Accounts of the nodes that have metrics.</param>
    public LayoutMeasurement(
        StandingLayout layout,
        StandingNodes nodes,
        int probeIndex,
        IReadOnlyList<long?> errorsBefore,
        IReadOnlyList<NodeReading> first,
        IReadOnlyDictionary<INode, RuntimeAccount> runtimes
    )
    {
        (this.layout, this.nodes, this.errorsBefore, ProbeIndex) = (layout, nodes, errorsBefore, probeIndex);
        this.runtimes = runtimes;
        accounts = [.. first.Select(reading => new UseAccount(reading))];
        log = nodes.Balancer is { } balancer
            ? new AccessLog(balancer.AccessLog, TimeProvider.System.GetUtcNow())
            : null;
    }

    public int ProbeIndex { get; }

    public BalancerTimes? Balancer { get; private set; }

    public IReadOnlyList<NodeUse> EndUse()
    {
        layout.ReadLast(this);
        return
        [
            .. nodes.All.Select(
                (node, i) =>
                    accounts[i].Sum(node) with
                    {
                        OutOfMemoryErrors = node.Log.OutOfMemoryErrors.SoFar() - errorsBefore[i],
                        OutOfMemoryErrorsBefore = errorsBefore[i],
                        Runtime = runtimes.GetValueOrDefault(node)?.Sum(),
                    }
            ),
        ];
    }

    public async Task<IReadOnlyList<NodeShare>> EndSharesAsync(
        long completed,
        long answered,
        CancellationToken cancellation
    )
    {
        if (log is null)
        {
            return ShareCount.Of([(nodes.Replicas[0].Name, answered)], completed);
        }

        await ReadUntilQuietAsync(log, answered, cancellation).ConfigureAwait(false);
        Balancer = log.Times;
        if (nodes.Replicas.DistinctBy(node => node.Port).Count() < nodes.Replicas.Count)
        {
            // The balancer's log tells replicas apart by their ports.
            return ShareCount.Of([], completed);
        }

        var counts = log.AnswersByPort;
        return ShareCount.Of(
            [.. nodes.Replicas.Select(node => (node.Name, counts.GetValueOrDefault(node.Port)))],
            completed
        );
    }

    internal void Take(IReadOnlyList<NodeReading> readings)
    {
        for (var i = 0; i < accounts.Length; i++)
        {
            accounts[i].Add(readings[i]);
        }
    }

    /// <summary>The balancer logs a request at its end and flushes in blocks, so the last lines come late.</summary>
    private static async Task ReadUntilQuietAsync(AccessLog log, long answered, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        log.ReadOn();
        while (log.Answers < answered && TimeProvider.System.GetElapsedTime(started) < LogPatience)
        {
            await Task.Delay(LogPause, cancellation).ConfigureAwait(false);
            log.ReadOn();
        }
    }
}
