using System.Runtime.InteropServices;
using CapacityLab.Load.Generator;
using CapacityLab.Load.Recording;

namespace CapacityLab.Load.FastPath;

/// <summary>
/// How late a loop comes to look at its sockets: it means to look at least every 10 ms, and by how much it misses that is
/// how long an answer could have lain there, be it for long batches or for want of a processor.
/// </summary>
internal sealed partial class LoopWatch
{
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(10);

    private const int ThreadCpuTime = 3;

    private readonly LatencyHistogram delays = new();
    private readonly double cpuAtStart = ThreadCpu();
    private long late;

    public TimeSpan Next { get; private set; }

    public LatencyHistogram Delays => delays;

    public long Late => late;

    /// <summary>Processor time of the calling thread since the watch was made on it; 0 where the system does not tell.</summary>
    public TimeSpan CpuSinceStart => TimeSpan.FromSeconds(ThreadCpu() - cpuAtStart);

    // The looks that a long delay left out would have been late too, each one period less.
    public void Look(TimeSpan now)
    {
        if (now < Next)
        {
            return;
        }

        for (var delay = now - Next; delay >= TimeSpan.Zero; delay -= Period)
        {
            delays.Record(delay);
            late += delay > UptakeProbe.LateFrom ? 1 : 0;
        }

        Next = now + Period;
    }

    private static double ThreadCpu()
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
        {
            return 0;
        }

        Span<long> time = stackalloc long[2];
        return clock_gettime(ThreadCpuTime, ref MemoryMarshal.GetReference(time)) == 0 ? time[0] + (time[1] / 1e9) : 0;
    }

    [LibraryImport("libc")]
    private static partial int clock_gettime(int clock, ref long time);
}
