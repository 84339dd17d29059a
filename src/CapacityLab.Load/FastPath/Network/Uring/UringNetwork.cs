using System.Runtime.InteropServices;

namespace CapacityLab.Load.FastPath.Network.Uring;

/// <summary>
/// Connections on Linux's io_uring: a wait hands over the requests of a batch and takes what has been received, in one
/// call. For the thread that opened it.
/// </summary>
internal sealed class UringNetwork : INetwork
{
    // So that a server begins with the first requests of a batch before the loop is done with the last.
    private const int MostUnsent = 16;

    private readonly List<UringConnection> connections = [];
    private readonly SendRoom room = new();

    private UringNetwork(Ring ring, ReceiveBuffers buffers) => (Ring, Buffers) = (ring, buffers);

    /// <summary>Linux 6.1 or newer that lets this process open a ring; containers often do not.</summary>
    public static bool IsSupported => Supported.Value;

    public string Engine => "io_uring";

    public Ring Ring { get; }

    public ReceiveBuffers Buffers { get; }

    private static Lazy<bool> Supported { get; } =
        new(() =>
        {
            using var tried = TryOpen();
            return tried is not null;
        });

    /// <returns>Null: there is none for this process.</returns>
    public static UringNetwork? TryOpen()
    {
        if (
            !OperatingSystem.IsLinux()
            || RuntimeInformation.ProcessArchitecture is not (Architecture.X64 or Architecture.Arm64)
            || Ring.TryOpen() is not { } ring
        )
        {
            return null;
        }

        if (ReceiveBuffers.TryOpen(ring) is { } buffers)
        {
            return new UringNetwork(ring, buffers);
        }

        ring.Dispose();
        return null;
    }

    public Connection NewConnection(Channel owner)
    {
        var connection = new UringConnection(this, connections.Count, room.NewPlace()) { Owner = owner };
        connections.Add(connection);
        return connection;
    }

    public int Wait(Span<Ready> ready, TimeSpan timeout)
    {
        Ring.Enter(timeout);
        var filled = 0;
        while (filled < ready.Length && Ring.TryTake(out var completion))
        {
            if (Take(completion) is { IsListed: false } connection)
            {
                connection.IsListed = true;
                ready[filled++] = new Ready(connection, HungUp: false);
            }
        }

        // What came later in the batch counts too: an answer and the end of its connection are told together.
        foreach (ref var news in ready[..filled])
        {
            var connection = (UringConnection)news.Connection;
            connection.IsListed = false;
            news = new Ready(connection, connection.HungUp);
        }

        return filled;
    }

    /// <summary>A request is on its way out.</summary>
    public void Ordered()
    {
        if (Ring.Untaken >= MostUnsent)
        {
            Ring.Submit();
        }
    }

    /// <summary>Orders name a socket by its descriptor: none may go out when another socket has got it.</summary>
    public void BeforeClosing(uint lastOrder)
    {
        if (Ring.IsWaiting(lastOrder))
        {
            Ring.Submit();
        }
    }

    public void Dispose()
    {
        foreach (var connection in connections)
        {
            connection.Close();
        }

        Ring.Dispose();
        Buffers.Dispose();
    }

    /// <returns>The connection that has news; null: nothing to tell.</returns>
    private UringConnection? Take(in Completion completion)
    {
        var tag = new OrderTag(completion.Tag);
        var connection = connections[tag.Place];
        if (!connection.IsOpen || !tag.IsOf(connection.Generation))
        {
            if (completion.HasBuffer)
            {
                Buffers.GiveBack(completion.Buffer);
            }

            return null;
        }

        switch (tag.Operation)
        {
            case Submission.Receive:
                return connection.Received(completion) ? connection : null;
            case Submission.Send:
                connection.SendFailed(completion.Result);
                return connection;
            default:
                return connection;
        }
    }
}
