using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>
/// A lock that the probe itself does not show. Under pressure a pool may work with one or two threads at a time: hill climbing adds
/// none while the thread that holds the lock is the only one that gets anything done. Requests wait for a thread then, and none finds
/// the lock taken. Another probe at nearly that load or above, in which more threads were at work, shows what the threads are held by.
/// </summary>
/// <param name="Score">How clearly the clearest of those probes shows it, 0 to 1.</param>
/// <param name="Evidence">What it shows.</param>
internal sealed record HiddenLock(double Score, IReadOnlyList<Evidence> Evidence)
{
    private const double FewestRequests = 100;

    public static HiddenLock Of(Scene scene, NodeUse node) =>
        scene
            .Near.SelectMany(near =>
                near.Replicas.Where(other => other.Name == node.Name).Select(other => In(near, other))
            )
            .Aggregate(new HiddenLock(0, []), (most, other) => other.Score > most.Score ? other : most);

    private static HiddenLock In(Scene near, NodeUse node) =>
        node.Runtime is { Requests: >= FewestRequests } && LockGrowth.PerRequest(node) is { } each
            ? new HiddenLock(
                LockWaits.Count(each) * LockWaits.TookTime(node, LockGrowth.Of(near, node)),
                [
                    Say.That(
                        $"At {near.Probe.Offered}, where more of its threads were at work, they waited for a lock {each:0.00} times a request.",
                        "lockContentionsPerRequest",
                        each,
                        LockWaits.PerRequest
                    ),
                    .. LockWaits.NotAccounted(node),
                ]
            )
            : new HiddenLock(0, []);
}
