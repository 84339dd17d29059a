using System.Net;
using System.Net.Sockets;

namespace Benchmarks.Truth.Known;

/// <summary>Answers each request once its service is done; /healthz at once.</summary>
internal sealed class KnownServer : IDisposable
{
    private static readonly byte[] Answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"u8.ToArray();

    private readonly TcpListener listener;
    private readonly IKnownService service;

    /// <param name="port">On 127.0.0.1; 0: any.</param>
    /// <param name="service">What a request costs.</param>
    public KnownServer(int port, IKnownService service)
    {
        this.service = service;
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start(backlog: 4_096);
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await listener.AcceptSocketAsync());
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The check is over.
        }
    }

    private async Task AnswerAsync(Socket socket)
    {
        using var its = socket;
        its.NoDelay = true;
        byte[] buffer = new byte[4096];
        try
        {
            while (await its.ReceiveAsync(buffer) is > 0 and var length)
            {
                if (!buffer.AsSpan(0, length).StartsWith("GET /healthz"u8))
                {
                    await service.ServeAsync();
                }

                await its.SendAsync(Answer);
            }
        }
        catch (SocketException)
        {
            // The other side has gone, as a generator does at its end.
        }
    }
}
