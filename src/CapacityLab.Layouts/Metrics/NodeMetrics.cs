namespace CapacityLab.Layouts.Metrics;

/// <summary>Reads one node's page once a second into the account that is open.</summary>
internal sealed class NodeMetrics : IDisposable
{
    /// <summary>A page costs the node a millisecond or two, more than all other sampling.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>OpenTelemetry's exporter gives the same page again for 0.3 s unless it is told otherwise.</summary>
    private static readonly TimeSpan Cached = TimeSpan.FromSeconds(0.35);

    private readonly MetricsReader reader;
    private readonly Lock reading = new();
    private readonly ManualResetEvent disposed = new(false);
    private readonly Thread thread;
    private RuntimeAccount? account;
    private long lastRead;

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
            ReadAnew();
        }
    }

    public void End()
    {
        lock (reading)
        {
            account?.EndAt(TimeProvider.System.GetTimestamp());
            ReadAnew();
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

    private void ReadAnew()
    {
        var since = TimeProvider.System.GetElapsedTime(lastRead);
        if (lastRead != 0 && since < Cached)
        {
            disposed.WaitOne(Cached - since);
        }

        Read();
    }

    private void Read()
    {
        if (account is null || reader.HasNone)
        {
            return;
        }

        var page = reader.Read();
        lastRead = TimeProvider.System.GetTimestamp();
        // One that never had a page has no reason to be late with it.
        if (page is not null || reader.HadOne)
        {
            account.Add(page);
        }
    }
}
