using CapacityLab.Load.Pacing;

namespace CapacityLab.Load.Running;

/// <summary>Runs a driver on a thread that the kernel wakes to the microsecond.</summary>
internal static class DriverThread
{
    /// <summary>
    /// What awaits it goes on on that thread too: behind a hundred thousand answers, the pool would come to it when they have all been
    /// handled.
    /// </summary>
    public static Task<T> RunAsync<T>(Func<T> drive)
    {
        var ended = new TaskCompletionSource<T>();
        var thread = new Thread(() => Run(drive, ended)) { IsBackground = true, Name = "load pacer" };
        thread.Start();
        return ended.Task;
    }

    private static void Run<T>(Func<T> drive, TaskCompletionSource<T> ended)
    {
        T result;
        try
        {
            LinuxWait.MakePrecise();
            result = drive();
        }
        catch (Exception exception)
        {
            ended.SetException(exception);
            return;
        }

        ended.SetResult(result);
    }
}
