using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CapacityLab.Load.Pacing;

/// <summary>Waits on the clock that Stopwatch reads, to an absolute time, so that no rounding adds up.</summary>
internal static partial class LinuxWait
{
    public const int NanosecondsPerTick = 100;

    private const long NanosecondsPerSecond = 1_000_000_000;
    private const int ClockMonotonic = 1;
    private const int TimerAbsolute = 1;
    private const int SetTimerSlack = 29;

    /// <summary>The call takes 64-bit seconds and nanoseconds, as every 64-bit Linux has them.</summary>
    public static bool IsSupported { get; } =
        OperatingSystem.IsLinux() && Environment.Is64BitProcess && Stopwatch.Frequency == NanosecondsPerSecond;

    /// <summary>The kernel may wake a thread 50 µs late to save power; this makes it 1 ns for the calling thread.</summary>
    public static void MakePrecise()
    {
        if (IsSupported)
        {
            _ = prctl(SetTimerSlack, 1, 0, 0, 0);
        }
    }

    /// <param name="timestamp">As Stopwatch.GetTimestamp gives it. A signal may end the wait early: the caller looks again.</param>
    public static void Until(long timestamp)
    {
        var (seconds, nanoseconds) = Math.DivRem(timestamp, NanosecondsPerSecond);
        var time = new TimeSpec(seconds, nanoseconds);
        _ = clock_nanosleep(ClockMonotonic, TimerAbsolute, in time, 0);
    }

    [LibraryImport("libc")]
    private static partial int clock_nanosleep(int clock, int flags, in TimeSpec request, nint remain);

    [LibraryImport("libc")]
    private static partial int prctl(int option, nuint value, nuint unused3, nuint unused4, nuint unused5);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec(long seconds, long nanoseconds)
    {
        public readonly long Seconds = seconds;
        public readonly long Nanoseconds = nanoseconds;
    }
}
