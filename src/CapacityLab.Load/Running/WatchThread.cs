namespace CapacityLab.Load.Running;

/// <summary>
/// Looks after timeouts, timeline and the pool every 10 ms. A thread of its own, since the pool may be the one that is
/// stuck.
/// </summary>
internal sealed class WatchThread : IDisposable
{
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(10);

    private readonly ManualResetEvent ended = new(false);
    private readonly Action look;
    private readonly Action<Exception> failed;
    private readonly Thread thread;

    /// <param name="failed">Told when looking has thrown, as the user's code behind the progress may; it then ends.</param>
    public WatchThread(Action look, Action<Exception> failed)
    {
        this.look = look;
        this.failed = failed;
        thread = new Thread(Loop) { IsBackground = true, Name = "load watch" };
    }

    public void Start() => thread.Start();

    /// <summary>Returns when the thread has ended.</summary>
    public void Stop()
    {
        ended.Set();
        if (thread.IsAlive)
        {
            thread.Join();
        }
    }

    public void Dispose()
    {
        Stop();
        ended.Dispose();
    }

    private void Loop()
    {
        try
        {
            while (!ended.WaitOne(Period))
            {
                look();
            }
        }
        catch (Exception exception)
        {
            failed(exception);
        }
    }
}
