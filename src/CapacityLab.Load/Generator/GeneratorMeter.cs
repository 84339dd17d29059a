using System.Diagnostics;
using CapacityLab.Results.Units;

namespace CapacityLab.Load.Generator;

/// <summary>What this process uses from one moment to another.</summary>
internal sealed class GeneratorMeter
{
    private readonly long start = Stopwatch.GetTimestamp();
    private readonly TimeSpan cpu = ProcessorTime();
    private readonly TimeSpan gcPause = GC.GetTotalPauseDuration();

    private readonly QuotaWatch quota = QuotaWatch.OfThisProcess();

    private TimeSpan? loadTime;
    private TimeSpan loadCpu;
    private double? throttled;

    private GeneratorMeter() { }

    public static GeneratorMeter Start() => new();

    /// <summary>The load is over: what the wait for the last answers costs, and how long it is, says nothing of it. The first call counts.</summary>
    public void EndOfLoad()
    {
        if (loadTime is null)
        {
            loadCpu = ProcessorTime() - cpu;
            throttled = quota.Share();
            loadTime = Stopwatch.GetElapsedTime(start);
        }
    }

    public Reading Stop()
    {
        EndOfLoad();
        return new(
            Stopwatch.GetElapsedTime(start),
            loadTime!.Value,
            loadCpu,
            GC.GetTotalPauseDuration() - gcPause,
            CpuAllowance.OfThisProcess(),
            throttled
        );
    }

    private static TimeSpan ProcessorTime()
    {
        // Environment.CpuUsage does the same at less cost, but not on every platform.
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    /// <param name="Elapsed">The wait for the last answers included.</param>
    /// <param name="LoadTime">Without it, to 10 ms.</param>
    /// <param name="LoadCpu">Processor time within the load time.</param>
    /// <param name="GcPause">Within the whole time.</param>
    /// <param name="ThrottledShare">See <see cref="QuotaWatch.Share"/>, within the load time.</param>
    internal readonly record struct Reading(
        TimeSpan Elapsed,
        TimeSpan LoadTime,
        TimeSpan LoadCpu,
        TimeSpan GcPause,
        Cpus Limit,
        double? ThrottledShare
    );
}
