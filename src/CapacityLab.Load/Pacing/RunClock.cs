using System.Diagnostics;

namespace CapacityLab.Load.Pacing;

/// <summary>The real clock: precise waits where the system has them, else waits of a millisecond and yields.</summary>
internal sealed class RunClock : IClock
{
    // A cancelled run ends within this time; longer waits are made of several.
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(20);

    private readonly long origin = Stopwatch.GetTimestamp();

    public TimeSpan Now => Stopwatch.GetElapsedTime(origin);

    public void WaitUntil(TimeSpan moment, CancellationToken cancellation)
    {
        for (var now = Now; now < moment && !cancellation.IsCancellationRequested; now = Now)
        {
            var slice = TimeSpan.FromTicks(Math.Min((moment - now).Ticks, Slice.Ticks));
            if (LinuxWait.IsSupported)
            {
                LinuxWait.Until(origin + ((now + slice).Ticks * LinuxWait.NanosecondsPerTick));
            }
            else
            {
                PortableWait(slice, cancellation);
            }
        }
    }

    private static void PortableWait(TimeSpan slice, CancellationToken cancellation)
    {
        // Timers elsewhere are as coarse as 15 ms: sleep only where that cannot overshoot, then yield.
        if (slice > TimeSpan.FromMilliseconds(16))
        {
            cancellation.WaitHandle.WaitOne(1);
        }
        else
        {
            Thread.Yield();
        }
    }
}
