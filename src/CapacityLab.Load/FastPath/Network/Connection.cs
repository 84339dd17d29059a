using System.Net;

namespace CapacityLab.Load.FastPath.Network;

/// <summary>One TCP connection that never blocks; closed, it can be opened again. For the thread of its loop.</summary>
internal abstract class Connection
{
    /// <summary>What its readiness is for.</summary>
    public required Channel Owner { get; init; }

    public bool IsOpen { get; protected set; }

    /// <summary>Begins to connect; a send meanwhile must wait.</summary>
    /// <returns>Kind of failure; null: begun or done.</returns>
    public abstract string? Open(IPEndPoint address);

    public abstract Transfer Send(ReadOnlySpan<byte> bytes);

    public abstract Transfer Receive(Span<byte> buffer);

    /// <summary>Nothing is told of it any more until it is opened again.</summary>
    public abstract void Close();
}
