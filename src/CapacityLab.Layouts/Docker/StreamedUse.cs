using CapacityLab.Layouts.Limits;
using Docker.DotNet.Models;

namespace CapacityLab.Layouts.Docker;

/// <summary>Use of a container as the engine streams it, once a second: for engines whose kernel is not this one.</summary>
internal sealed class StreamedUse : IContainerUse, IProgress<ContainerStatsResponse>
{
    private volatile ContainerStatsResponse? last;
    private (DateTime Told, long Here) clocks;

    public StreamedUse(DockerEngine engine, string container, CancellationToken cancellation) =>
        _ = FollowAsync(engine, container, cancellation);

    public GroupReading? Read() =>
        last is { } stats ? Of(stats) with { At = TimestampOf(stats.Read) } : new GroupReading(0, null, null, 0, 0);

    public (long In, long Out)? ReadBytes() =>
        last?.Networks is { } networks
            ? ((long)networks.Values.Sum(n => (double)n.RxBytes), (long)networks.Values.Sum(n => (double)n.TxBytes))
            : null;

    /// <summary>Called on the thread that reads the stream, so in order.</summary>
    public void Report(ContainerStatsResponse value)
    {
        if (value.CPUStats?.CPUUsage is not null)
        {
            clocks = last is null ? (value.Read, TimeProvider.System.GetTimestamp()) : clocks;
            last = value;
        }
    }

    public void Dispose() { }

    private static GroupReading Of(ContainerStatsResponse stats) =>
        new(
            (long)(stats.CPUStats?.CPUUsage?.TotalUsage ?? 0),
            (long?)stats.CPUStats?.ThrottlingData?.Periods,
            (long?)stats.CPUStats?.ThrottlingData?.ThrottledPeriods,
            Math.Max(0, (long)(stats.MemoryStats?.Usage ?? 0) - Cache(stats.MemoryStats)),
            (int)(stats.PidsStats?.Current ?? 0)
        )
        {
            KernelNanoseconds = (long?)stats.CPUStats?.CPUUsage?.UsageInKernelmode,
            MemoryLimitHits = CountsHits(stats.MemoryStats) ? (long?)stats.MemoryStats?.Failcnt : null,
        };

    /// <summary>Figures are of when the engine took them, up to a second ago: the time between two is told by its clock.</summary>
    private long TimestampOf(DateTime told) =>
        clocks.Here + (long)((told - clocks.Told).TotalSeconds * TimeProvider.System.TimestampFrequency);

    private async Task FollowAsync(DockerEngine engine, string container, CancellationToken cancellation)
    {
        try
        {
            await engine
                .Client.Containers.GetContainerStatsAsync(
                    container,
                    new ContainerStatsParameters { Stream = true },
                    this,
                    cancellation
                )
                .ConfigureAwait(false);
        }
        catch (Exception e) when (DockerEngine.IsNoAnswer(e))
        {
            // Ends with the container; its last values stay.
        }
    }

    /// <summary>Version 2 of control groups has no such counter, and the engine says 0.</summary>
    private static bool CountsHits(MemoryStats? memory) => memory?.Stats?.ContainsKey("total_inactive_file") == true;

    /// <summary>Version 2 names it inactive_file, version 1 total_inactive_file.</summary>
    private static long Cache(MemoryStats? memory) =>
        memory?.Stats is { } stats
        && (stats.TryGetValue("total_inactive_file", out var bytes) || stats.TryGetValue("inactive_file", out bytes))
            ? (long)bytes
            : 0;
}
