using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>
/// A replica stood at its memory limit, and the kernel or its runtime took memory back again and again; or its log tells that there
/// was none left to give.
/// </summary>
internal static class MemoryLimit
{
    private const double AtLimit = 0.9;
    public const double HeapFull = 0.84;
    private const double CollectionsPerSecond = 2;
    private const double Hits = 50;
    public const double Errors = 10;

    public static Suspect Of(ProbeContext context) =>
        Suspect.Strongest(BottleneckCause.Memory, context.Replicas.Select(node => Of(context, node)));

    private static Suspect Of(ProbeContext context, NodeUse node)
    {
        if (node.MemoryLimit is not { Bytes: > 0 } limit)
        {
            return Suspect.None(BottleneckCause.Memory);
        }

        var use = (double)node.Memory.Bytes / limit.Bytes;
        var collections = node.Runtime is { Seconds: > 0 } runtime ? runtime.Gen2Collections / runtime.Seconds : null;
        // The kernel takes pages back at the limit itself; the runtime's heap may by default use three quarters of it, and collects
        // without end when these are full.
        var byKernel = Ramp.Up(use, AtLimit - 0.08, AtLimit + 0.02) * Ramp.Up(node.MemoryLimitHits, 1, Hits);
        var byRuntime =
            Ramp.Up(use, HeapFull - 0.1, HeapFull)
            * Ramp.Up(collections, CollectionsPerSecond / 2, CollectionsPerSecond);
        return new Suspect(
            BottleneckCause.Memory,
            node.Name,
            Math.Max(
                Math.Max(Ended(context.Probe, node), SilentReplica.Score(context, node)),
                Math.Max(byKernel, byRuntime)
            ),
            [
                Evidence.Of(
                    $"{node.Name} used {node.Memory.Bytes / 1048576.0:#,0} of its {limit.Bytes / 1048576.0:#,0} MiB ({use:P0}).",
                    "memoryUse",
                    use,
                    AtLimit
                ),
                .. Struggle(node, collections),
                .. SilentReplica.Of(context, node),
            ]
        );
    }

    /// <summary>Nothing was left: a process of it was killed, or its log tells so of most of the requests that failed, or often.</summary>
    private static double Ended(ProbeResult probe, NodeUse node)
    {
        double failed = (double)probe.Failed / Math.Max(1, probe.Completed);
        var ofFailures =
            Ramp.Up(node.OutOfMemoryErrors / Math.Max(1, probe.Failed), 0, 1) * Ramp.Up(failed, 0.005, 0.01);
        return Math.Max(
            Ramp.Up(node.OutOfMemoryKills, 0, 1),
            Math.Max(Ramp.Up(node.OutOfMemoryErrors, 0, Errors), ofFailures)
        );
    }

    private static IEnumerable<Evidence> Struggle(NodeUse node, double? collections)
    {
        if (node.OutOfMemoryKills is > 0 and var kills)
        {
            yield return Evidence.Of($"The kernel killed {kills:#,0} of its processes.", "outOfMemoryKills", kills, 1);
        }

        if (node.OutOfMemoryErrors is > 0 and var errors)
        {
            yield return Evidence.Of(
                $"{errors:#,0} lines of its log tell of an OutOfMemoryException.",
                "outOfMemoryErrors",
                errors,
                Errors
            );
        }

        if (node.MemoryLimitHits is > 0 and var hits)
        {
            yield return Evidence.Of($"It ran into its limit {hits:#,0} times.", "memoryLimitHits", hits, Hits);
        }

        if (collections is > 0 and var each)
        {
            yield return Evidence.Of(
                $"Its runtime collected the whole heap {each:0.0} times a second.",
                "gen2CollectionsPerSecond",
                each,
                CollectionsPerSecond
            );
        }
    }
}
