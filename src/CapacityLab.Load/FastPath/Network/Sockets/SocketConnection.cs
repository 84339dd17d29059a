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
    private Opening opening = new();

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

        (IsOpen, opening) = (true, new Opening());
        _ = ConnectAsync(socket, opening, address, ++Generation);
        return null;
    }

    public override Transfer Send(ReadOnlySpan<byte> bytes)
    {
        if (!opening.IsConnected)
        {
            return opening.Failure is { } kind ? Transfer.Failed(kind) : Transfer.Wait;
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
        if (!opening.IsConnected)
        {
            return opening.Failure is { } kind ? Transfer.Failed(kind) : Transfer.Wait;
        }

        var received = socket!.Receive(buffer, SocketFlags.None, out var error);
        if (
            error == SocketError.WouldBlock
            || (error == SocketError.Success && received > 0 && received < buffer.Length)
        )
        {
            TellReadable();
        }

        return opening.ReadFailure is { } failure && error == SocketError.Success && received == 0
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

    private async Task ConnectAsync(Socket its, Opening opened, IPEndPoint address, int generation)
    {
        try
        {
            await its.ConnectAsync(address).ConfigureAwait(false);
            its.Blocking = false;
            opened.IsConnected = true;
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            opened.Failure = FailureClassifier.KindOf(failure);
        }

        network.Tell(this, generation);
    }

    private void TellReadable()
    {
        if (!opening.ReadWaits)
        {
            opening.ReadWaits = true;
            _ = TellReadableAsync(socket!, opening, Generation);
        }
    }

    private async Task TellReadableAsync(Socket its, Opening opened, int generation)
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
            opened.ReadFailure = FailureClassifier.KindOf(failure);
        }

        opened.ReadWaits = false;
        network.Tell(this, generation);
    }

    private async Task TellWritableAsync(Socket its, int generation)
    {
        await Task.Run(() => its.Poll(TimeSpan.FromMilliseconds(100), SelectMode.SelectWrite)).ConfigureAwait(false);
        network.Tell(this, generation);
    }

    /// <summary>What was heard of one opening: what is heard late of a socket that was closed says nothing of the next.</summary>
    private sealed class Opening
    {
        private volatile bool isConnected;
        private volatile bool readWaits;
        private volatile string? failure;
        private volatile string? readFailure;

        public bool IsConnected
        {
            get => isConnected;
            set => isConnected = value;
        }

        /// <summary>Whether a wait for something to read is under way.</summary>
        public bool ReadWaits
        {
            get => readWaits;
            set => readWaits = value;
        }

        public string? Failure
        {
            get => failure;
            set => failure = value;
        }

        /// <summary>What the wait has heard: the kernel tells an error once.</summary>
        public string? ReadFailure
        {
            get => readFailure;
            set => readFailure = value;
        }
    }
}
