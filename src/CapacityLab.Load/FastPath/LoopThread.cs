using System.Collections.Concurrent;

namespace CapacityLab.Load.FastPath;

/// <summary>The thread of a loop's connections, which outlives a run: a ring of the kernel belongs to the thread that opened it.</summary>
internal sealed class LoopThread : IDisposable
{
    private readonly BlockingCollection<Action> work = [];
    private readonly Thread thread;

    public LoopThread()
    {
        thread = new Thread(Work) { IsBackground = true, Name = "load loop" };
        thread.Start();
    }

    public Task RunAsync(Action action) =>
        RunAsync(() =>
        {
            action();
            return true;
        });

    /// <summary>Done after what was asked for before.</summary>
    public Task<T> RunAsync<T>(Func<T> function)
    {
        var ended = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        work.Add(() => Run(function, ended));
        return ended.Task;
    }

    /// <summary>Returns when the thread has ended, after what it has been asked for.</summary>
    public void Dispose()
    {
        work.CompleteAdding();
        // Whoever completes the collection still uses it when its reader already sees the end.
        thread.Join();
        work.Dispose();
    }

    private void Work()
    {
        foreach (var action in work.GetConsumingEnumerable())
        {
            action();
        }
    }

    private static void Run<T>(Func<T> function, TaskCompletionSource<T> ended)
    {
        try
        {
            ended.SetResult(function());
        }
        catch (Exception exception)
        {
            ended.SetException(exception);
        }
    }
}
