using System.Globalization;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>
/// Requests of a replica waited for each other at a lock, while it had processor time left. The runtime counts the waits and does not
/// say how long they were: a lock that costs time is met more often the more requests there are, and leaves time in the replica that
/// went neither into calls nor into work. Where threads are missing in the pool meanwhile, they are blocked, and the waits tell where;
/// how long calls seemed to take then tells nothing, since their answers waited for a thread.
/// </summary>
internal static class LockWaits
{
    public const double PerRequest = 0.15;

    /// <summary>Share of the time that is not accounted for, from which it speaks for a lock by itself.</summary>
    private const double Idle = 0.6;

    /// <summary>What the waits count for where nothing says that they cost time.</summary>
    private const double OfCountAlone = 0.3;

    public static Suspect Of(ProbeContext context) =>
        Suspect.Strongest(BottleneckCause.Lock, context.Replicas.Select(node => Of(context, node)));

    private static Suspect Of(ProbeContext context, NodeUse node)
    {
        if (LockGrowth.PerRequest(node) is not { } each)
        {
            return Suspect.None(BottleneckCause.Lock);
        }

        var blocked = ThreadPoolQueue.Missing(context, node);
        var shown = Count(each) * Cost(node, blocked, LockGrowth.Of(context, context.Probe, node));
        var hidden = HiddenLock.Of(context, node);
        return new Suspect(
            BottleneckCause.Lock,
            node.Name,
            Math.Max(shown, hidden.Score * blocked),
            [
                .. hidden.Score * blocked > shown ? hidden.Evidence : [],
                Waited(context, node, each),
                .. NotAccounted(node),
                .. Blocked(node, blocked),
            ]
        );
    }

    private static Evidence Waited(ProbeContext context, NodeUse node, double each)
    {
        var quiet = context.WhenQuiet(node) is { } before ? LockGrowth.PerRequest(before) : null;
        return Evidence.Of(
            $"Threads of {node.Name} waited for a lock {each:0.00} times a request{Before(context, quiet)}.",
            "lockContentionsPerRequest",
            each,
            PerRequest
        );
    }

    /// <summary>Whether waits are so many that they may matter.</summary>
    public static double Count(double each) => Ramp.Up(each, PerRequest / 2, PerRequest * 1.5);

    /// <summary>
    /// How clearly the waits cost time. Two signs of it are found by different ways: what both say is surer than the stronger of them.
    /// A count alone is none.
    /// </summary>
    private static double Cost(NodeUse node, double blocked, double? growth)
    {
        var either = 1 - ((1 - blocked) * (1 - TookTime(node, growth)));
        return growth is null
            ? Math.Max(either, OfCountAlone * Ramp.Down(RequestTime.Accounted(node), 0.5, 0.8))
            : either;
    }

    /// <summary>
    /// Waits that did not grow with the load are no queue. Where no probe at little load tells, time that nothing else took has to; and
    /// requests that spent their time in calls or at work did not spend it at the lock in either case. Where calls are not measured, what
    /// nothing took may be theirs.
    /// </summary>
    public static double TookTime(NodeUse node, double? growth)
    {
        var accounted = RequestTime.Accounted(node);
        var elsewhere =
            growth is { } grown ? grown * Ramp.Down(accounted, 0.5, 0.8)
            : RequestTime.MetersCalls(node.Runtime) ? Ramp.Up(1 - accounted, Idle - 0.1, Idle + 0.05)
            : 0;
        return elsewhere * Blockable(node);
    }

    /// <summary>
    /// A lock holds no more requests than the pool has threads. Where many more are in the node at a time, doing nothing that is
    /// measured, they wait for something that takes no thread: a cache, a queue, a limiter.
    /// </summary>
    private static double Blockable(NodeUse node) =>
        node.Runtime is { ThreadPoolThreadsMax: > 0 and var threads } && RequestTime.IdleRequests(node) is { } idle
            ? Ramp.Up(threads / Math.Max(1, idle), 0.25, 0.5)
            : 1;

    private static string Before(ProbeContext context, double? quiet) =>
        quiet is { } value
            ? string.Create(CultureInfo.InvariantCulture, $", {value:0.00} at {context.Quiet?.Offered}")
            : "";

    private static IEnumerable<Evidence> Blocked(NodeUse node, double blocked)
    {
        if (blocked > 0)
        {
            yield return Evidence.Of(
                $"Work waited for threads of {node.Name} that were blocked: it used {CpuUse.Text(node)}.",
                "threadsMissing",
                blocked,
                BottleneckJudge.Enough
            );
        }
    }

    private static IEnumerable<Evidence> NotAccounted(NodeUse node)
    {
        if (RequestTime.Accounted(node) is < 1 and var accounted)
        {
            yield return Evidence.Of(
                $"{1 - accounted:P0} of the requests' time in it went neither into calls nor into processor time or collection.",
                "notAccountedShare",
                1 - accounted,
                Idle
            );
        }
    }
}
