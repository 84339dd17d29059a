using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CapacityLab.Load.Tests.Servers;

/// <summary>An HTTP/1.1 server on the loopback address that answers each request as a test says, badly too.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopped = new();
    private readonly ConcurrentDictionary<Socket, Task> connections = new();
    private readonly Func<RawExchange, Task> answer;
    private readonly Task accepting;
    private int received;

    // A small receive buffer, in bytes, has room for little of a request at once.
    public RawServer(Func<RawExchange, Task> answer, int? receiveBuffer = null)
    {
        this.answer = answer;
        if (receiveBuffer is { } bytes)
        {
            listener.Server.ReceiveBufferSize = bytes;
        }

        listener.Start(backlog: 512);
        accepting = AcceptAsync();
    }

    public static RawServer Healthy() => new(exchange => exchange.OkAsync("hello"));

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    public ConcurrentQueue<RawExchange> Requests { get; } = new();

    public int OpenConnections => connections.Count;

    /// <summary>Ends every connection as a server does that has waited long enough.</summary>
    public void CloseAll()
    {
        foreach (var socket in connections.Keys)
        {
            socket.Shutdown(SocketShutdown.Both);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopped.CancelAsync();
        listener.Stop();
        foreach (var socket in connections.Keys)
        {
            socket.Dispose();
        }

        await accepting;
        stopped.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync(stopped.Token);
                socket.NoDelay = true;
                connections[socket] = Task.CompletedTask;
                _ = ServeAsync(socket);
            }
        }
        catch (Exception closed)
            when (closed is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            for (
                var text = new StringBuilder();
                await RawExchange.ReadAsync(socket, text, stopped.Token) is { } exchange;

            )
            {
                exchange.Number = Interlocked.Increment(ref received) - 1;
                Requests.Enqueue(exchange);
                await answer(exchange);
            }
        }
        catch (Exception closed)
            when (closed is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The client or the test has closed it.
        }
        finally
        {
            connections.TryRemove(socket, out _);
            socket.Dispose();
        }
    }
}
