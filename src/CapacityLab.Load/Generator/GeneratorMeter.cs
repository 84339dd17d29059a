using System.Diagnostics;
using CapacityLab.Results.Units;

namespace CapacityLab.Load.Generator;

/// <summary>What this process uses from one moment to another.</summary>
internal sealed class GeneratorMeter
{
    private readonly long start = Stopwatch.GetTimestamp();
    private readonly TimeSpan cpu = ProcessorTime();
    private readonly TimeSpan gcPause = GC.GetTotalPauseDuration();

    private GeneratorMeter() { }

    public static GeneratorMeter Start() => new();

    public Reading Stop() =>
        new(
            Stopwatch.GetElapsedTime(start),
            ProcessorTime() - cpu,
            GC.GetTotalPauseDuration() - gcPause,
            CpuAllowance.OfThisProcess()
        );

    private static TimeSpan ProcessorTime()
    {
        // Environment.CpuUsage does the same at less cost, but not on every platform.
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    internal readonly record struct Reading(TimeSpan Elapsed, TimeSpan Cpu, TimeSpan GcPause, Cpus Limit);
}
