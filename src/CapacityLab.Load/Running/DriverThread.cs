using CapacityLab.Load.Pacing;

namespace CapacityLab.Load.Running;

/// <summary>Runs a driver on a thread that the kernel wakes to the microsecond.</summary>
internal static class DriverThread
{
    /// <returns>How far the schedule went, when it has been carried out.</returns>
    public static Task<ScheduleEnd> RunAsync(IDriver driver, CancellationToken cancellation)
    {
        var ended = new TaskCompletionSource<ScheduleEnd>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Run(driver, ended, cancellation)) { IsBackground = true, Name = "load pacer" };
        thread.Start();
        return ended.Task;
    }

    private static void Run(IDriver driver, TaskCompletionSource<ScheduleEnd> ended, CancellationToken cancellation)
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
