namespace TargetApp.Knobs;

/// <summary>
/// Burns processor time, measured on the thread's own clock: throttling, waiting for a core and interrupts by other
/// threads make it take longer, but burn no more and no less.
/// </summary>
internal static class CpuBurn
{
    /// <summary>About 1 µs of work, so that reading the clock (some 0.2 µs) stays a small part.</summary>
    private const int RoundsPerLook = 1000;

    private static ulong sink;

    public static void Burn(TimeSpan amount)
    {
        if (amount <= TimeSpan.Zero)
        {
            return;
        }

        var end = ThreadCpuClock.Now + amount;
        var value = sink;
        do
        {
            for (var i = 0; i < RoundsPerLook; i++)
            {
                value = value * 6364136223846793005 + 1442695040888963407;
            }
        } while (ThreadCpuClock.Now < end);

        sink = value;
    }
}
