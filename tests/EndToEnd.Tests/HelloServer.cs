using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EndToEnd.Tests;

/// <summary>Answers every request with five bytes, on the loopback address.</summary>
internal sealed class HelloServer : IAsyncDisposable
{
    private static readonly byte[] Answer = Encoding.ASCII.GetBytes(
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
    );

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task accepting;

    public HelloServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await accepting;
    }

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
            // The test is over.
        }
    }

    // The requests have no body and come one at a time, so that each receive is one request.
    private static async Task ServeAsync(Socket socket)
    {
        using var its = socket;
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer) > 0)
            {
                await socket.SendAsync(Answer);
            }
        }
        catch (SocketException)
        {
            // The client has gone.
        }
    }
}
