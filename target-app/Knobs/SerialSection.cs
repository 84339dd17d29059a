namespace TargetApp.Knobs;

/// <summary>One section of the process that just one request can be in: it burns there, or waits there.</summary>
/// <remarks>A monitor, as most code has, so that dotnet.monitor.lock_contentions counts those who queue.</remarks>
internal static class SerialSection
{
    private static readonly object Section = new();
    private static readonly ManualResetEvent Never = new(false);

    public static void Run(TimeSpan busy, TimeSpan held)
    {
        if (busy + held <= TimeSpan.Zero)
        {
            return;
        }

        lock (Section)
        {
            CpuBurn.Burn(busy);
            if (held > TimeSpan.Zero)
            {
                Never.WaitOne(held);
            }
        }
    }
}
