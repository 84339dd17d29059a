using System.Runtime.InteropServices;

namespace Benchmarks.Peers;

/// <summary>Runs a contender on one processor and measures its process.</summary>
internal static partial class ContenderRun
{
    private const int OfChildren = -1;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    public static Measured Run(Contender contender, Uri url, int connections, int seconds, int cpu)
    {
        var before = ChildrenCpu();
        using var process = Pinned.Start(cpu, contender.Program, contender.Arguments(url, connections, seconds));
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        double memory = 0;
        while (!process.WaitForExit(Look))
        {
            memory = Math.Max(memory, ProcessMemory.MiB(process.Id, "VmHWM") ?? 0);
        }

        if (process.ExitCode != 0 || output.Result.Length == 0)
        {
            throw new InvalidOperationException(
                $"{contender.Program} ended with exit code {process.ExitCode}: {error.Result}"
            );
        }

        var measured = contender.Read(output.Result, seconds);
        double requests = measured.RequestsPerSecond * seconds;
        var cpuTime = ChildrenCpu() - before;
        return measured with
        {
            MemoryMiB = memory,
            CpuMicroseconds = double.IsNaN(measured.CpuMicroseconds)
                ? cpuTime.TotalMicroseconds / requests
                : measured.CpuMicroseconds,
        };
    }

    // Of all children that have ended and been waited for.
    private static TimeSpan ChildrenCpu()
    {
        Span<long> usage = stackalloc long[18];
        _ = getrusage(OfChildren, ref MemoryMarshal.GetReference(usage));
        return TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3]);
    }

    [LibraryImport("libc")]
    private static partial int getrusage(int who, ref long usage);
}
