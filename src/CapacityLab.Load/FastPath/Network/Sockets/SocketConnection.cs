using System.Net;
using System.Net.Sockets;
using CapacityLab.Load.Generator;
using CapacityLab.Load.Http;

namespace CapacityLab.Load.FastPath.Network.Sockets;

/// <summary>A socket whose readiness comes by receives and sends of nothing, which end when it can be read or written.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Design",
    "CA1001",
    Justification = "Close releases the socket, and the network closes all its connections."
)]
internal sealed class SocketConnection(SocketNetwork network) : Connection
{
    private Socket? socket;
    private string? connectFailure;

    // What the wait for readiness has heard: the kernel tells an error once.
    private volatile string? readFailure;
    private volatile bool connected;
    private bool readWaits;

    public int Generation { get; private set; }

    public override string? Open(IPEndPoint address)
    {
        try
        {
            socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            DescriptorReserve.ThrowIfIn(socket);
        }
        catch (SocketException failure)
        {
            return FailureClassifier.KindOf(failure);
        }

        (IsOpen, connected, connectFailure, readFailure, readWaits) = (true, false, null, null, false);
        _ = ConnectAsync(socket, address, ++Generation);
        return null;
    }

    public override Transfer Send(ReadOnlySpan<byte> bytes)
    {
        if (!connected)
        {
            return connectFailure is { } kind ? Transfer.Failed(kind) : Transfer.Wait;
        }

        var sent = socket!.Send(bytes, SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock || (error == SocketError.Success && sent < bytes.Length))
        {
            _ = TellWritableAsync(socket, Generation);
        }

        return Moved(sent, error);
    }

    public override Transfer Receive(Span<byte> buffer)
    {
        if (!connected)
        {
            return connectFailure is { } kind ? Transfer.Failed(kind) : Transfer.Wait;
        }

        var received = socket!.Receive(buffer, SocketFlags.None, out var error);
        if (
            error == SocketError.WouldBlock
            || (error == SocketError.Success && received > 0 && received < buffer.Length)
        )
        {
            TellReadable();
        }

        return readFailure is { } failure && error == SocketError.Success && received == 0
            ? Transfer.Failed(failure)
            : Moved(received, error);
    }

    public override void Close()
    {
        IsOpen = false;
        socket?.Dispose();
        socket = null;
    }

    private static Transfer Moved(int bytes, SocketError error) =>
        error switch
        {
            SocketError.Success => new Transfer(bytes),
            SocketError.WouldBlock => Transfer.Wait,
            _ => Transfer.Failed(FailureClassifier.KindOf(new SocketException((int)error))),
        };

    private async Task ConnectAsync(Socket its, IPEndPoint address, int generation)
    {
        try
        {
            await its.ConnectAsync(address).ConfigureAwait(false);
            its.Blocking = false;
            connected = true;
            network.Tell(this, generation);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            if (ReferenceEquals(its, socket))
            {
                connectFailure = FailureClassifier.KindOf(failure);
                network.Tell(this, generation);
            }
        }
    }

    private void TellReadable()
    {
        if (!readWaits)
        {
            readWaits = true;
            _ = TellReadableAsync(socket!, Generation);
        }
    }

    private async Task TellReadableAsync(Socket its, int generation)
    {
        try
        {
            await its.ReceiveAsync(Memory<byte>.Empty).ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // Closed by us; nobody waits for it.
        }
        catch (SocketException failure)
        {
            if (ReferenceEquals(its, socket))
            {
                readFailure = FailureClassifier.KindOf(failure);
            }
        }

        if (ReferenceEquals(its, socket))
        {
            readWaits = false;
            network.Tell(this, generation);
        }
    }

    private async Task TellWritableAsync(Socket its, int generation)
    {
        await Task.Run(() => its.Poll(TimeSpan.FromMilliseconds(100), SelectMode.SelectWrite)).ConfigureAwait(false);
        network.Tell(this, generation);
    }
}
