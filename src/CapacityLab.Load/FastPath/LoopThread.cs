using System.Collections.Concurrent;

namespace CapacityLab.Load.FastPath;

/// <summary>The thread of a loop's connections, which outlives a run: a ring of the kernel belongs to the thread that opened it.</summary>
internal sealed class LoopThread : IDisposable
{
    private readonly BlockingCollection<Action> work = [];

    public LoopThread() => new Thread(Work) { IsBackground = true, Name = "load loop" }.Start();

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

    /// <summary>The thread ends after what it has been asked for.</summary>
    public void Dispose() => work.CompleteAdding();

    private void Work()
    {
        foreach (var action in work.GetConsumingEnumerable())
        {
            action();
        }

        work.Dispose();
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
