using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Benchmarks.Peers;

/// <summary>
/// One connection, one request every 200 µs, a blocking read for each answer: what a client that is never in a hurry sees.
/// </summary>
internal static class SingleClient
{
    private static readonly TimeSpan Pause = TimeSpan.FromMicroseconds(200);

    public static string Run(Uri url, TimeSpan warmUp, TimeSpan during)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Parse(url.Host), url.Port);
        byte[] request = Encoding.ASCII.GetBytes($"GET {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\n\r\n");
        Times(socket, request, warmUp);
        double[] times = [.. Times(socket, request, during).Order()];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"requestsPerSecond\":{times.Length / during.TotalSeconds},\"failed\":0,\"responseTimeMs\":{{\"p50\":{times[times.Length / 2]},\"p99\":{times[(int)(times.Length * 0.99)]}}}}}"
        );
    }

    private static List<double> Times(Socket socket, byte[] request, TimeSpan during)
    {
        var times = new List<double>((int)(during / Pause) + 1);
        byte[] answer = new byte[4096];
        long start = Stopwatch.GetTimestamp();
        for (var due = TimeSpan.Zero; due < during; due += Pause)
        {
            // Awake, as a generator with a core of its own may be: waking up would count as latency.
            while (Stopwatch.GetElapsedTime(start) < due)
            {
                Thread.SpinWait(1);
            }

            long sent = Stopwatch.GetTimestamp();
            socket.Send(request);
            // These answers are far smaller than a packet and come in one piece.
            if (socket.Receive(answer) == 0)
            {
                throw new InvalidOperationException("The server closed the connection.");
            }

            times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }

        return times;
    }
}
