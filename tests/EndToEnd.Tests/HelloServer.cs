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
    private readonly TimeSpan wait;
    private readonly CancellationTokenSource ended = new();
    private readonly CancellationToken end;
    private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task accepting;

    /// <param name="wait">Before each answer; infinite: none comes.</param>
    public HelloServer(TimeSpan wait = default)
    {
        (this.wait, end) = (wait, ended.Token);
        listener.Start(backlog: 512);
        accepting = AcceptAsync();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";

    /// <summary>Ends with the first request.</summary>
    public Task AskedAsync() => asked.Task;

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Dispose();
        await accepting;
        ended.Dispose();
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
    private async Task ServeAsync(Socket socket)
    {
        using var its = socket;
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer) > 0)
            {
                asked.TrySetResult();
                await Task.Delay(wait, end);
                await socket.SendAsync(Answer);
            }
        }
        catch (Exception over) when (over is SocketException or OperationCanceledException)
        {
            // The client has gone, or the test is over.
        }
    }
}
