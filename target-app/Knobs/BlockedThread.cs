namespace TargetApp.Knobs;

/// <summary>The classic sync-over-async: a pool thread that does nothing but wait for a task.</summary>
internal static class BlockedThread
{
    public static void Block(TimeSpan duration)
    {
        if (duration > TimeSpan.Zero)
        {
            Task.Delay(duration).GetAwaiter().GetResult();
        }
    }
}
