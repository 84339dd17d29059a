using System.Globalization;
using CapacityLab.Layouts.Limits;
using CapacityLab.Layouts.Nodes;

namespace CapacityLab.Layouts.Sampling;

/// <summary>Reads all nodes at an interval, on a thread of its own: the thread pool may be busy with the load.</summary>
internal sealed class Sampler : IDisposable
{
    /// <summary>A bottleneck that lasts a second must show in a few samples.</summary>
    private static readonly TimeSpan Slowest = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Fastest = TimeSpan.FromMilliseconds(10);

    /// <summary>Sockets cost the kernel a millisecond a round, several times all else, and only their totals matter.</summary>
    private static readonly TimeSpan TrafficInterval = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyList<INode> nodes;
    private readonly TimeSpan interval;
    private readonly Action<IReadOnlyList<NodeReading>, bool> read;
    private readonly ITraffic traffic;
    private readonly Lock reading = new();
    private readonly ManualResetEvent ended = new(false);
    private readonly Thread thread;
    private readonly NodeReading[] last;
    private long lastTick;
    private long lastTraffic;
    private bool disposed;
    private TimeSpan spent;
    private int rounds;

    /// <param name="nodes">In the order of the readings.</param>
    /// <param name="traffic">Of the same nodes; disposed with this.</param>
    /// <param name="interval">Clamped to 10–500 ms.</param>
    /// <param name="read">
    /// Told every round of readings, one at a time, and whether enough time passed since the last such round for rates.
    /// </param>
    public Sampler(
        IReadOnlyList<INode> nodes,
        ITraffic traffic,
        TimeSpan interval,
        Action<IReadOnlyList<NodeReading>, bool> read
    )
    {
        this.nodes = nodes;
        this.interval = TimeSpan.FromTicks(Math.Clamp(interval.Ticks, Fastest.Ticks, Slowest.Ticks));
        this.read = read;
        this.traffic = traffic;
        last = new NodeReading[nodes.Count];
        thread = new Thread(Run) { IsBackground = true, Name = "samples" };
    }

    /// <summary>What the readings cost the lab, as <c>0.41 ms a round, 312 rounds</c>.</summary>
    public string Cost
    {
        get
        {
            lock (reading)
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{spent.TotalMilliseconds / Math.Max(1, rounds):0.00} ms a round, {rounds} rounds"
                );
            }
        }
    }

    public void Start()
    {
        ReadNow();
        thread.Start();
    }

    /// <summary>Reads all nodes at once, besides the regular rounds.</summary>
    public IReadOnlyList<NodeReading> ReadNow() => ReadAll(withTraffic: true);

    public void Dispose()
    {
        ended.Set();
        if (thread.ThreadState != ThreadState.Unstarted)
        {
            thread.Join();
        }

        lock (reading)
        {
            disposed = true;
            traffic.Dispose();
        }

        ended.Dispose();
    }

    private void Run()
    {
        var started = TimeProvider.System.GetTimestamp();
        var round = 0L;
        while (true)
        {
            var elapsed = TimeProvider.System.GetElapsedTime(started);
            round = Math.Max(round, (long)(elapsed / interval)) + 1;
            if (ended.WaitOne(Max(TimeSpan.Zero, round * interval - elapsed)))
            {
                return;
            }

            ReadAll(TimeProvider.System.GetElapsedTime(lastTraffic) > TrafficInterval - interval / 2);
            BoundLogs(round);
        }
    }

    private NodeReading[] ReadAll(bool withTraffic)
    {
        lock (reading)
        {
            if (disposed)
            {
                return [.. last];
            }

            var started = TimeProvider.System.GetTimestamp();
            var told = withTraffic && traffic.Read();
            lastTraffic = withTraffic ? TimeProvider.System.GetTimestamp() : lastTraffic;
            for (var i = 0; i < nodes.Count; i++)
            {
                last[i] = Read(nodes[i], told, last[i]);
            }

            var now = TimeProvider.System.GetTimestamp();
            var ratesMeanSomething = TimeProvider.System.GetElapsedTime(lastTick, now) > interval / 2;
            lastTick = ratesMeanSomething ? now : lastTick;
            read(last, ratesMeanSomething);
            spent += TimeProvider.System.GetElapsedTime(started);
            rounds++;
            return [.. last];
        }
    }

    private NodeReading Read(INode node, bool told, NodeReading previous)
    {
        var (bytesIn, bytesOut) = traffic.Of(node);
        // A node that ended keeps what it used: its counters must not go back.
        var use = node.Read() ?? previous.Use;
        var now = TimeProvider.System.GetTimestamp();
        return new(use.At ?? now, NotBelow(previous.Use, use), told ? bytesIn : null, told ? bytesOut : null);
    }

    /// <summary>A process tree loses the time of a child that ended and was not waited for.</summary>
    private static GroupReading NotBelow(GroupReading previous, GroupReading use) =>
        use with
        {
            CpuNanoseconds = Math.Max(previous.CpuNanoseconds, use.CpuNanoseconds),
        };

    private void BoundLogs(long round)
    {
        if (round % 4 == 0)
        {
            foreach (var node in nodes)
            {
                node.Log.KeepBounded();
            }
        }
    }

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
