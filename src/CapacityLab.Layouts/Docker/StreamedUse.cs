using CapacityLab.Layouts.Limits;
using Docker.DotNet.Models;

namespace CapacityLab.Layouts.Docker;

/// <summary>Use of a container as the engine streams it, once a second: for engines whose kernel is not this one.</summary>
internal sealed class StreamedUse : IContainerUse, IProgress<ContainerStatsResponse>
{
    private volatile ContainerStatsResponse? last;

    public StreamedUse(DockerEngine engine, string container, CancellationToken cancellation) =>
        _ = FollowAsync(engine, container, cancellation);

    public GroupReading? Read() => last is { } stats ? Of(stats) : new GroupReading(0, null, null, 0, 0);

    public (long In, long Out)? ReadBytes() =>
        last?.Networks is { } networks
            ? ((long)networks.Values.Sum(n => (double)n.RxBytes), (long)networks.Values.Sum(n => (double)n.TxBytes))
            : null;

    /// <summary>Called on the thread that reads the stream, so in order.</summary>
    public void Report(ContainerStatsResponse value) => last = value.CPUStats?.CPUUsage is null ? last : value;

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
            MemoryLimitHits = (long?)stats.MemoryStats?.Failcnt,
        };

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

    /// <summary>Version 2 names it inactive_file, version 1 total_inactive_file.</summary>
    private static long Cache(MemoryStats? memory) =>
        memory?.Stats is { } stats
        && (stats.TryGetValue("total_inactive_file", out var bytes) || stats.TryGetValue("inactive_file", out bytes))
            ? (long)bytes
            : 0;
}
