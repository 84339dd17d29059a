using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>
/// A lock that the probe itself does not show. Under pressure a pool may work with one or two threads at a time: hill climbing adds
/// none while the thread that holds the lock is the only one that gets anything done. Requests wait for a thread then, and none finds
/// the lock taken. Another probe at nearly that load, in which threads did meet at it, shows what the thread is held by.
/// </summary>
/// <param name="Score">How clearly the clearest of those probes shows it, 0 to 1.</param>
/// <param name="Evidence">What it shows.</param>
internal sealed record HiddenLock(double Score, IReadOnlyList<Evidence> Evidence)
{
    private static readonly HiddenLock None = new(0, []);

    private const double FewestRequests = 100;

    /// <summary>Requests at a time, in the node and in nothing that is measured, up to which a lock may be free whenever one comes to it.</summary>
    private const double Alone = 2;

    public static HiddenLock Of(ProbeContext context, NodeUse node) =>
        RequestTime.IdleRequests(node) is { } idle
            ? context
                .Near.SelectMany(probe =>
                    probe.Nodes.Where(other => other.Name == node.Name).Select(other => In(context, probe, other, idle))
                )
                .MaxBy(near => near.Score)
                ?? None
            : None;

    private static HiddenLock In(ProbeContext context, ProbeResult probe, NodeUse node, double idle) =>
        node.Runtime is { Requests: >= FewestRequests } && LockGrowth.PerRequest(node) is { } each
            ? new HiddenLock(
                Ramp.Down(idle, Alone, 2 * Alone)
                    * LockWaits.Count(each)
                    * LockWaits.TookTime(node, LockGrowth.Of(context, probe, node)),
                [
                    Results.Layouts.Evidence.Of(
                        $"Threads of {node.Name} waited for a lock {each:0.00} times a request at {probe.Offered}. Here few work at a time, which hides it: {idle:0.0} requests were in the node on average without calling, computing or collecting.",
                        "lockContentionsPerRequest",
                        each,
                        LockWaits.PerRequest
                    ),
                ]
            )
            : None;
}
