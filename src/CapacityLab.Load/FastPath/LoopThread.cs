namespace CapacityLab.Load.FastPath;

/// <summary>Runs a loop on a thread of its own.</summary>
internal static class LoopThread
{
    public static Task RunAsync(EventLoop loop)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Run(loop, ended)) { IsBackground = true, Name = "load loop" };
        thread.Start();
        return ended.Task;
    }

    private static void Run(EventLoop loop, TaskCompletionSource ended)
    {
        try
        {
            loop.Run();
            ended.SetResult();
        }
        catch (Exception exception)
        {
            ended.SetException(exception);
        }
    }
}
