using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>
/// Work of a replica waited for a thread, while it had processor time left: its threads were blocked. The queue is read once a
/// second, through the pool itself, and a short one is easily missed; requests that were long under way before they were begun show it
/// as well. One that is starved may not answer for its metrics either, which counts as evidence beside growing threads.
/// </summary>
internal static class ThreadPoolQueue
{
    private const double Queue = 5;
    private const double UnbegunShare = 0.4;

    public static Suspect Of(ProbeContext context) =>
        Suspect.Strongest(BottleneckCause.ThreadPool, context.Replicas.Select(node => Of(context, node)));

    private static Suspect Of(ProbeContext context, NodeUse node)
    {
        if (node.Runtime is not { } runtime)
        {
            return Suspect.None(BottleneckCause.ThreadPool);
        }

        return new Suspect(
            BottleneckCause.ThreadPool,
            IsTold(context) ? node.Name : "",
            Missing(context, node),
            [
                .. Sentences(node, runtime, Grown(context, node, runtime)),
                .. Sentences(QueueingBeforeRequest.Of(context)),
                CpuUse.Evidence(context.Probe, node),
            ]
        );
    }

    /// <summary>How clearly threads were missing while processor time was left, 0 to 1.</summary>
    public static double Missing(ProbeContext context, NodeUse node)
    {
        if (node.Runtime is not { } runtime)
        {
            return 0;
        }

        var grown = Grown(context, node, runtime);
        var queued = Ramp.Up(runtime.ThreadPoolQueueMean, 1, Queue) * (0.6 + (0.4 * Ramp.Up(grown, 0, 3)));
        var silent = Ramp.Up(MissedShare(runtime), 0.2, 0.6) * Ramp.Up(grown, 1, 4);
        return Math.Max(
                Math.Max(queued, silent),
                Late(context, QueueingBeforeRequest.Of(context)) * PartOf(context, node)
            ) * Ramp.Down(CpuUse.Busiest(context, node), 0.75, 0.95);
    }

    /// <summary>Whether it is known which replica it is: there is but one, or one shows signs of its own.</summary>
    private static bool IsTold(ProbeContext context) =>
        context.Replicas.Count() == 1 || context.Replicas.Any(node => Signs(context, node) > 0);

    /// <summary>How late requests are begun is known of all replicas together, and is the one's that shows the most signs of its own.</summary>
    private static double PartOf(ProbeContext context, NodeUse node) =>
        context.Replicas.Max(replica => Signs(context, replica)) is > 0 and var most ? Signs(context, node) / most : 1;

    private static double Signs(ProbeContext context, NodeUse node) =>
        node.Runtime is { } runtime
            ? (runtime.ThreadPoolQueueMean ?? 0) + MissedShare(runtime) + Math.Max(0, Grown(context, node, runtime))
            : 0;

    /// <summary>Of the pages that were asked for.</summary>
    private static double MissedShare(RuntimeUse runtime) =>
        (double)runtime.PagesMissed / Math.Max(1, runtime.Pages + runtime.PagesMissed);

    /// <summary>A large share of a time that matters beside the p99, and that nothing explains which holds all threads back.</summary>
    private static double Late(ProbeContext context, QueueingBeforeRequest? unbegun) =>
        context.Probe.ServiceTimeMs.P99 == TimeSpan.Zero
            ? 0
            : Ramp.Up(unbegun?.Share, UnbegunShare - 0.15, UnbegunShare + 0.1)
                * Ramp.Up(unbegun?.Waited / context.Probe.ServiceTimeMs.P99, 0.05, 0.15)
                * (1 - context.Replicas.Max(HeldBack));

    /// <summary>By the CPU limit, or by garbage collection. The time is that of all replicas, so that any one of them may have made it.</summary>
    private static double HeldBack(NodeUse node) =>
        Math.Max(Throttling(node), Ramp.Up(node.Runtime?.GcPauseShare, 0.04, 0.1));

    /// <summary>
    /// A replica that is throttled begins no requests, whatever threads it has. Bursts at little use are over within a period or two; at
    /// more than half of the limit they pile up.
    /// </summary>
    private static double Throttling(NodeUse node) =>
        Ramp.Up(node.ThrottledShare, 0.1, CpuUse.Throttled) * Ramp.Up(CpuUse.Utilisation(node), 0.4, 0.65);

    private static IEnumerable<Evidence> Sentences(QueueingBeforeRequest? unbegun)
    {
        if (unbegun is not null)
        {
            yield return Evidence.Of(
                $"Seen from outside requests took {unbegun.Seen.TotalMilliseconds:0.0} ms on average, inside {unbegun.Served.TotalMilliseconds:0.0} ms, over {unbegun.Requests:#,0} requests: {unbegun.Share:P0} passed before they were begun.",
                "unbegunShare",
                unbegun.Share,
                UnbegunShare
            );
        }
    }

    /// <summary>Threads that came within the probe, or since little was asked of the node.</summary>
    private static double Grown(ProbeContext context, NodeUse node, RuntimeUse runtime)
    {
        var within = (runtime.ThreadPoolThreadsMax ?? 0) - (runtime.ThreadPoolThreadsFirst ?? 0);
        return Math.Max(within, context.WhenQuiet(node)?.Threads is { } few ? node.Threads - few : 0);
    }

    private static IEnumerable<Evidence> Sentences(NodeUse node, RuntimeUse runtime, double grown)
    {
        if (runtime.ThreadPoolQueueMean is { } queue)
        {
            yield return Evidence.Of(
                $"{queue:0.0} work items of {node.Name} waited for a thread on average, {runtime.ThreadPoolQueueMax:0} at most, in {runtime.GaugeReadings} readings.",
                "threadPoolQueue",
                queue,
                Queue
            );
        }

        yield return Evidence.Of(
            $"{grown:0} threads were added; its process had {node.Threads}.",
            "threadsGrown",
            grown,
            1
        );
        if (runtime.PagesMissed > 0)
        {
            yield return Evidence.Of(
                $"It did not answer for its metrics within a second {runtime.PagesMissed} times.",
                "metricsMissed",
                runtime.PagesMissed,
                1
            );
        }
    }
}
