using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TargetApp.Knobs;

/// <summary>
/// Processor time that the calling thread has used. Linux and macOS; elsewhere the wall clock stands in for it, which
/// is right as long as nothing throttles the process.
/// </summary>
internal static partial class ThreadCpuClock
{
    private static readonly int ClockId = OperatingSystem.IsMacOS() ? 16 : 3; // CLOCK_THREAD_CPUTIME_ID

    public static TimeSpan Now =>
        OperatingSystem.IsLinux() || OperatingSystem.IsMacOS()
            ? Read()
            : TimeSpan.FromSeconds((double)Stopwatch.GetTimestamp() / Stopwatch.Frequency);

    private static TimeSpan Read()
    {
        _ = GetTime(ClockId, out var time);
        return TimeSpan.FromTicks(time.Seconds * TimeSpan.TicksPerSecond + time.Nanoseconds / 100);
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [SuppressGCTransition]
    private static partial int GetTime(int clock, out TimeSpec time);

    private readonly struct TimeSpec
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
