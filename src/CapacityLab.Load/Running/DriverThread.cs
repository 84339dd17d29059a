using CapacityLab.Load.Pacing;

namespace CapacityLab.Load.Running;

/// <summary>Runs a driver on a thread that the kernel wakes to the microsecond.</summary>
internal static class DriverThread
{
    /// <returns>Length of the schedule, when it has been carried out.</returns>
    public static Task<TimeSpan> RunAsync(IDriver driver, CancellationToken cancellation)
    {
        var ended = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Run(driver, ended, cancellation)) { IsBackground = true, Name = "load pacer" };
        thread.Start();
        return ended.Task;
    }

    private static void Run(IDriver driver, TaskCompletionSource<TimeSpan> ended, CancellationToken cancellation)
    {
        try
        {
            LinuxWait.MakePrecise();
            ended.SetResult(driver.Run(cancellation));
        }
        catch (Exception exception)
        {
            ended.SetException(exception);
        }
    }
}
