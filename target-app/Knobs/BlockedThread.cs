namespace TargetApp.Knobs;

/// <summary>A pool thread that does nothing but wait.</summary>
internal static class BlockedThread
{
    private static readonly ManualResetEvent Never = new(false);

    /// <summary>For a task, the classic sync-over-async: the pool notices and adds threads at once.</summary>
    public static void OnTask(TimeSpan duration)
    {
        if (duration > TimeSpan.Zero)
        {
            Task.Delay(duration).GetAwaiter().GetResult();
        }
    }

    /// <summary>In a call to the system, as an old driver does: the pool adds a thread or two a second.</summary>
    public static void InCall(TimeSpan duration)
    {
        if (duration > TimeSpan.Zero)
        {
            Never.WaitOne(duration);
        }
    }
}
