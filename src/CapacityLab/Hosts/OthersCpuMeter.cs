using System.Diagnostics;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Hosts;

/// <summary>
/// Processors that neither this process nor the nodes used, from one look to the next: the host's less their own. The nodes' are a mean
/// of their samples in between.
/// </summary>
/// <param name="samples">All samples of the nodes so far.</param>
/// <param name="time">Labels the looks as it does the samples.</param>
internal sealed class OthersCpuMeter(Func<IReadOnlyList<NodeSample>> samples, TimeProvider time)
{
    private HostCpuMeter host = new();
    private TimeSpan own = Own();
    private long lookedAt = time.GetTimestamp();
    private DateTimeOffset labelled = time.GetUtcNow();

    /// <summary>Since the look before, or the making; null where the host cannot tell.</summary>
    public Cpus? Look()
    {
        var (used, nodes, mine) = (host.Used(), Nodes(), Own() - own);
        double seconds = time.GetElapsedTime(lookedAt).TotalSeconds;
        Begin();
        return used is { } all && seconds > 0
            ? new Cpus(Math.Max(0, all.Cores - nodes - (mine.TotalSeconds / seconds)))
            : null;
    }

    /// <summary>Looks from now on.</summary>
    private void Begin()
    {
        host = new HostCpuMeter();
        own = Own();
        lookedAt = time.GetTimestamp();
        labelled = time.GetUtcNow();
    }

    private static TimeSpan Own()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private double Nodes() =>
        samples()
            .Reverse()
            .TakeWhile(sample => sample.At > labelled)
            .GroupBy(sample => sample.Node)
            .Sum(node => node.Average(sample => sample.CpuCores.Cores));
}
