namespace CapacityLab.Layouts.Metrics;

/// <summary>Reads one node's page once a second into the account that is open.</summary>
internal sealed class NodeMetrics : IDisposable
{
    /// <summary>A page costs the node a millisecond or two, more than all other sampling.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly MetricsReader reader;
    private readonly Lock reading = new();
    private readonly ManualResetEvent disposed = new(false);
    private readonly Thread thread;
    private RuntimeAccount? account;

    public NodeMetrics(string node, Uri page)
    {
        reader = new MetricsReader(page);
        thread = new Thread(Run) { IsBackground = true, Name = $"metrics {node}" };
        thread.Start();
    }

    public void Begin(RuntimeAccount opened)
    {
        lock (reading)
        {
            account = opened;
            Read();
        }
    }

    public void End()
    {
        lock (reading)
        {
            Read();
            account = null;
        }
    }

    public void Dispose()
    {
        disposed.Set();
        thread.Join();
        reader.Dispose();
        disposed.Dispose();
    }

    private void Run()
    {
        while (!disposed.WaitOne(Interval))
        {
            lock (reading)
            {
                Read();
            }
        }
    }

    private void Read()
    {
        if (account is not null && !reader.HasNone)
        {
            account.Add(reader.Read());
        }
    }
}
