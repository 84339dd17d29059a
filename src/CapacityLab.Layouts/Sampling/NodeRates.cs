using CapacityLab.Layouts.Limits;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Layouts.Sampling;

/// <summary>What two readings of a node say of the time between them.</summary>
internal static class NodeRates
{
    private const double NanosecondsPerSecond = 1e9;

    public static NodeSample Sample(string node, DateTimeOffset at, int probeIndex, NodeReading from, NodeReading to) =>
        new()
        {
            Node = node,
            At = at,
            ProbeIndex = probeIndex,
            CpuCores = Cores(from, to),
            ThrottledShare = Throttled(from.Use, to.Use),
            Memory = new MemorySize(to.Use.MemoryBytes),
            RxBytes = to.BytesIn - (from.BytesIn ?? 0),
            TxBytes = to.BytesOut - (from.BytesOut ?? 0),
            Threads = to.Use.Threads,
        };

    public static Cpus Cores(NodeReading from, NodeReading to)
    {
        var elapsed = TimeProvider.System.GetElapsedTime(from.Timestamp, to.Timestamp).TotalSeconds;
        return elapsed > 0 ? new Cpus(CpuSeconds(from, to) / elapsed) : default;
    }

    public static double CpuSeconds(NodeReading from, NodeReading to) =>
        Math.Max(0, to.Use.CpuNanoseconds - from.Use.CpuNanoseconds) / NanosecondsPerSecond;

    /// <summary>The kernel's part of the processor time; null where the host does not tell, or none was used.</summary>
    public static double? KernelShare(GroupReading from, GroupReading to) =>
        (to.CpuNanoseconds - from.CpuNanoseconds, to.KernelNanoseconds - from.KernelNanoseconds) switch
        {
            (> 0 and var all, { } kernel) => Math.Clamp((double)kernel / all, 0, 1),
            _ => null,
        };

    /// <summary>Null where the host does not tell. A node that used no period was not held back in any.</summary>
    public static double? Throttled(GroupReading from, GroupReading to) =>
        (to.Periods - from.Periods, to.ThrottledPeriods - from.ThrottledPeriods) switch
        {
            (> 0 and var periods, { } throttled) => Math.Clamp((double)throttled / periods, 0, 1),
            (not null, not null) => 0,
            _ => null,
        };
}
