using System.Collections.Concurrent;

namespace CapacityLab.Load.FastPath.Network.Sockets;

/// <summary>The same readiness on any system: the runtime's threads wait for the sockets and tell the loop.</summary>
internal sealed class SocketNetwork : INetwork
{
    private readonly ConcurrentQueue<(SocketConnection Connection, int Generation)> told = new();
    private readonly SemaphoreSlim signal = new(0);
    private readonly List<SocketConnection> connections = [];

    public string Engine => "sockets";

    public Connection NewConnection(Channel owner)
    {
        var connection = new SocketConnection(this) { Owner = owner };
        connections.Add(connection);
        return connection;
    }

    public int Wait(Span<Ready> ready, TimeSpan timeout)
    {
        if (told.IsEmpty && timeout > TimeSpan.Zero)
        {
            signal.Wait(timeout);
        }

        var filled = 0;
        while (filled < ready.Length && told.TryDequeue(out var news))
        {
            if (news.Connection.IsOpen && news.Connection.Generation == news.Generation)
            {
                ready[filled++] = new Ready(news.Connection, HungUp: false);
            }
        }

        return filled;
    }

    public void Dispose()
    {
        foreach (var connection in connections)
        {
            connection.Close();
        }
    }

    /// <summary>For any thread.</summary>
    public void Tell(SocketConnection connection, int generation)
    {
        told.Enqueue((connection, generation));
        if (signal.CurrentCount == 0)
        {
            signal.Release();
        }
    }
}
