using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>The part of a replica's time that garbage costs: its pauses, and the clearing of the memory that is handed out.</summary>
internal static class GarbageCost
{
    /// <summary>
    /// What one processor clears in a second. A core writes zeros with several GiB/s to memory that it has and with one or two to pages
    /// that it has to be given first: more than it does in fact, so that the cost is rather too small.
    /// </summary>
    private const double ClearedPerSecond = 4.0 * 1024 * 1024 * 1024;

    /// <summary>
    /// Share of pauses from which what is allocated counts: small objects that die before the next collection are cleared in the
    /// processor's cache, several times faster, and are collected in no time.
    /// </summary>
    private const double Noticeable = 0.04;

    /// <summary>0 to 1.</summary>
    public static double Of(NodeUse node, RuntimeUse runtime, double pauses)
    {
        var work = node.CpuCores.Cores * runtime.Seconds;
        var clearing = work > 0 ? Math.Min(1, (runtime.AllocatedBytes ?? 0) / ClearedPerSecond / work) : 0;
        return pauses + ((1 - pauses) * clearing * Ramp.Up(pauses, Noticeable / 2, Noticeable));
    }

    public static IEnumerable<Evidence> Allocation(RuntimeUse runtime)
    {
        if (runtime is { AllocatedBytes: { } bytes, Requests: > 0 and var requests })
        {
            yield return Evidence.Of(
                $"It allocated {bytes / requests / 1024:#,0} KiB a request, {bytes / 1048576 / runtime.Seconds:#,0} MiB a second.",
                "allocatedBytesPerRequest",
                bytes / requests,
                0
            );
        }
    }
}
