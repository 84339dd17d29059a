using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>
/// The replicas serve a fixed number of requests at a time: throughput stays flat though more is asked for, and nothing that is measured
/// is used up. What is known more exactly (a lock, a pool of threads or connections, what is called) explains it.
/// </summary>
internal static class ConcurrencyLimits
{
    /// <summary>The most that it can say: any cause that is named has more particular evidence.</summary>
    private const double Most = 0.9;

    /// <summary>Below one nothing is served at a time: something else than requests held it up.</summary>
    private const double One = 0.8;

    private const double LargeAnswer = 64 * 1024;

    public static Suspect Of(ProbeContext context)
    {
        // Users of code may do something else between their requests: what they wait for is not all inside.
        if (
            !context.OnlyRequests
            || context.Replicas.ToList() is not { Count: > 0 } replicas
            || ServedAtATime.Of(context.Probes) is not { } served
        )
        {
            return Suspect.None(BottleneckCause.ConcurrencyLimit);
        }

        double score =
            Most
            * served.Flatness
            * Ramp.Up(served.Number, One - 0.2, One)
            * served.Flat.Append(context.Probe).Min(probe => AtRest(context with { Probe = probe }, served));
        return new Suspect(
            BottleneckCause.ConcurrencyLimit,
            replicas is [var only] ? only.Name : "",
            score,
            score > 0 ? [.. Sentences(context, replicas, served)] : []
        );
    }

    /// <summary>How clearly no processor, memory or wire of the replicas was used up, 0 to 1.</summary>
    private static double AtRest(ProbeContext context, ServedAtATime served) =>
        Ramp.Down(SharedProcessors.Utilisation(context), 0.75, 0.9)
        * context.Replicas.Select(node => AtRest(context, node, served)).DefaultIfEmpty(0).Min();

    private static double AtRest(ProbeContext context, NodeUse node, ServedAtATime served) =>
        node.Samples == 0
            ? 0
            : Math.Max(Ramp.Down(CpuUse.Utilisation(node), 0.6, 0.75), OwnThreads(context, node, served))
                * Ramp.Down(node.ThrottledShare, 0.1, CpuUse.Throttled)
                * Ramp.Down(BytesEach(context.Probe, node), LargeAnswer / 2, LargeAnswer);

    /// <summary>As many threads as requests are served use a whole processor each, of more that it may use.</summary>
    private static double OwnThreads(ProbeContext context, NodeUse node, ServedAtATime served) =>
        Ramp.Up(PerRequest(context, node, served), 0.82, 0.92) * Ramp.Down(CpuUse.Utilisation(node), 0.75, 0.85);

    private static double PerRequest(ProbeContext context, NodeUse node, ServedAtATime served) =>
        node.CpuCores.Cores * context.Replicas.Count() / Math.Max(1, Math.Round(served.Number));

    private static double? BytesEach(ProbeResult probe, NodeUse node) =>
        probe.Shares.FirstOrDefault(share => share.Node == node.Name) is { Requests: > 0 and var requests }
            ? (double?)node.TxBytes / requests
            : null;

    private static IEnumerable<Evidence> Sentences(ProbeContext context, List<NodeUse> replicas, ServedAtATime served)
    {
        double each = served.Number / replicas.Count;
        yield return Evidence.Of(
            $"A limit of about {Math.Max(1, each):0} at a time inside {Where(replicas)} ({each:0.0}, {served.Low / replicas.Count:0.0} to {served.High / replicas.Count:0.0}): {served.Throughput:0.0} iterations/s of {served.Service.TotalMilliseconds:0.0} ms each at little load.",
            "servedAtATime",
            each,
            1
        );
        yield return Evidence.Of(
            $"Throughput stayed at {served.Flat.Min(ServedAtATime.Served):0.0} to {served.Flat.Max(ServedAtATime.Served):0.0} iterations/s over {served.Flat.Count} probes, in which more and more was asked for.",
            "flatThroughput",
            served.Throughput,
            0
        );
        foreach (var node in replicas)
        {
            yield return CpuUse.Evidence(context.Probe, node);
        }

        yield return Kind(context, replicas, served, each);
    }

    private static Evidence Kind(ProbeContext context, List<NodeUse> replicas, ServedAtATime served, double each) =>
        replicas.Max(node => OwnThreads(context, node, served)) is > 0 and var whole
            ? Evidence.Of(
                $"One thread uses a whole processor for each: more workers, or threads, can use the others.",
                "wholeProcessors",
                whole,
                1
            )
        : each < 1.5
            ? Evidence.Of(
                $"One at a time is a lock or a single worker, in it or in what it calls: raise the workers, or hold the lock for less.",
                "singleFile",
                each,
                1
            )
        : Evidence.Of(
            $"It is a pool, permits or workers, in it or in what it calls: raise their number.",
            "pool",
            each,
            1
        );

    private static string Where(List<NodeUse> replicas) =>
        replicas is [var only] ? only.Name : $"each of {string.Join(", ", replicas.Select(node => node.Name))}";
}
