using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CapacityLab.Load.Recording;
using CapacityLab.Load.Running;

namespace CapacityLab.Load.Generator;

/// <summary>
/// Sends a datagram to itself and measures how long it takes until code sees it: the same way that an answer goes,
/// through the runtime's socket thread and the queue of the thread pool. When one of them is starved, service times are
/// the generator's, not the target's.
/// </summary>
internal sealed class UptakeProbe : IDisposable
{
    public static readonly TimeSpan LateFrom = TimeSpan.FromMilliseconds(10);

    private readonly Lock gate = new();
    private readonly LatencyHistogram delays = new();
    private readonly Socket receiver = NewSocket();
    private readonly Socket sender = NewSocket();
    private readonly byte[] buffer = new byte[1];
    private bool waiting;
    private long sentAt;
    private long late;

    public UptakeProbe()
    {
        receiver.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        sender.Connect(receiver.LocalEndPoint!);
        _ = ReceiveAsync();
    }

    /// <summary>Sends one, unless the last one is still on its way.</summary>
    public void Look()
    {
        lock (gate)
        {
            if (!waiting)
            {
                waiting = true;
                sentAt = Stopwatch.GetTimestamp();
                sender.Send([0]);
            }
        }
    }

    public UptakeDelays Read()
    {
        lock (gate)
        {
            if (waiting)
            {
                Record();
            }

            return new UptakeDelays(delays.Count, late, delays.Percentile(0.99));
        }
    }

    public void Dispose()
    {
        sender.Dispose();
        receiver.Dispose();
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                await receiver.ReceiveAsync(buffer).ConfigureAwait(false);
                lock (gate)
                {
                    Record();
                    waiting = false;
                }
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The run has ended.
        }
    }

    // The looks that were left out while one waited would have waited too, each one period less.
    private void Record()
    {
        for (var delay = Stopwatch.GetElapsedTime(sentAt); delay > TimeSpan.Zero; delay -= WatchThread.Period)
        {
            delays.Record(delay);
            late += delay > LateFrom ? 1 : 0;
        }
    }

    private static Socket NewSocket() => new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
}
