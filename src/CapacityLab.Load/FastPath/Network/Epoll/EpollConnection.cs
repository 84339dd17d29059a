using System.Net;
using CapacityLab.Load.FastPath.Network.Linux;

namespace CapacityLab.Load.FastPath.Network.Epoll;

internal sealed class EpollConnection(EpollNetwork network, int place) : Connection
{
    private int fd = -1;

    /// <summary>Counts the openings, so that what is told late of a closed socket is not taken for news of the next.</summary>
    public int Generation { get; private set; }

    public override string? Open(IPEndPoint address)
    {
        if (LinuxSocket.Open(address, out fd) is { } kind)
        {
            return kind;
        }

        IsOpen = true;
        Generation++;
        return network.Watch(fd, place, Generation) ?? LinuxSocket.Connect(fd, address.Serialize());
    }

    public override Transfer Send(ReadOnlySpan<byte> bytes) => LinuxSocket.Send(fd, bytes);

    public override Transfer Receive(Span<byte> buffer) => LinuxSocket.Receive(fd, buffer);

    public override void Close()
    {
        if (IsOpen)
        {
            // The kernel forgets it in the epoll set with its last descriptor.
            _ = LinuxCalls.close(fd);
            (IsOpen, fd) = (false, -1);
        }
    }
}
