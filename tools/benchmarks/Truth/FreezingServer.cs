using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Benchmarks.Truth;

/// <summary>Answers at once, but for one stretch of time in which it answers nothing; counted from its first request.</summary>
internal sealed class FreezingServer : IDisposable
{
    private static readonly byte[] Answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"u8.ToArray();

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly TimeSpan from;
    private readonly TimeSpan freeze;
    private long firstAt;
    private long thawedAt;

    public FreezingServer(TimeSpan from, TimeSpan freeze)
    {
        (this.from, this.freeze) = (from, freeze);
        listener.Start(backlog: 4_096);
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>How long it really answered nothing, by its own clock: timers end a few milliseconds late.</summary>
    public TimeSpan Frozen => Stopwatch.GetElapsedTime(firstAt, thawedAt) - from;

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptSocketAsync());
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The check is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var its = socket;
        its.NoDelay = true;
        byte[] buffer = new byte[4096];
        while (await its.ReceiveAsync(buffer) > 0)
        {
            Interlocked.CompareExchange(ref firstAt, Stopwatch.GetTimestamp(), 0);
            var since = Stopwatch.GetElapsedTime(Interlocked.Read(ref firstAt));
            if (since >= from && since < from + freeze)
            {
                await Task.Delay(from + freeze - since);
                Interlocked.CompareExchange(ref thawedAt, Stopwatch.GetTimestamp(), 0);
            }

            await its.SendAsync(Answer);
        }
    }
}
