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
    /// <summary>The host counts in steps of 10 ms.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    private HostCpuMeter host = new();
    private Cpus? last;
    private TimeSpan own = Own();
    private long lookedAt = time.GetTimestamp();
    private DateTimeOffset labelled = time.GetUtcNow();

    /// <summary>Since the look before, or the making; null where the host cannot tell. One that comes too soon repeats the one before.</summary>
    public Cpus? Look()
    {
        if (time.GetElapsedTime(lookedAt) < Shortest)
        {
            return last;
        }

        var (used, nodes, mine) = (host.Used(), Nodes(), Own() - own);
        double seconds = time.GetElapsedTime(lookedAt).TotalSeconds;
        Begin();
        return last = used is { } all ? new Cpus(Math.Max(0, all.Cores - nodes - (mine.TotalSeconds / seconds))) : null;
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
