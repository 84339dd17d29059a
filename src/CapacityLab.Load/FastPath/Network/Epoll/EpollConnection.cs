using System.Net;
using CapacityLab.Load.Generator;

namespace CapacityLab.Load.FastPath.Network.Epoll;

internal sealed unsafe class EpollConnection(EpollNetwork network, int place) : Connection
{
    private int fd = -1;

    /// <summary>Counts the openings, so that what is told late of a closed socket is not taken for news of the next.</summary>
    public int Generation { get; private set; }

    public override string? Open(IPEndPoint address)
    {
        fd = LinuxCalls.socket(
            (int)address.AddressFamily == 2 ? 2 : 10,
            LinuxCalls.StreamNonBlockingCloseOnExec,
            protocol: 0
        );
        if (fd < 0)
        {
            return LinuxErrors.KindOf(LinuxErrors.Last());
        }

        if (DescriptorReserve.Has(fd))
        {
            _ = LinuxCalls.close(fd);
            return FailureKinds.DescriptorsExhausted;
        }

        IsOpen = true;
        Generation++;
        var on = 1;
        _ = LinuxCalls.setsockopt(fd, LinuxCalls.Tcp, LinuxCalls.NoDelay, &on, sizeof(int));
        return network.Watch(fd, place, Generation) ?? Connect(address.Serialize());
    }

    public override Transfer Send(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            return Moved(LinuxCalls.send(fd, start, bytes.Length, LinuxCalls.NoWaitNoSignal));
        }
    }

    public override Transfer Receive(Span<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            return Moved(LinuxCalls.recv(fd, start, buffer.Length, LinuxCalls.NoWaitNoSignal));
        }
    }

    public override void Close()
    {
        if (IsOpen)
        {
            // The kernel forgets it in the epoll set with its last descriptor.
            _ = LinuxCalls.close(fd);
            (IsOpen, fd) = (false, -1);
        }
    }

    private string? Connect(SocketAddress address)
    {
        fixed (byte* start = address.Buffer.Span)
        {
            if (LinuxCalls.connect(fd, start, address.Size) == 0)
            {
                return null;
            }
        }

        var error = LinuxErrors.Last();
        return LinuxErrors.IsTryAgain(error) ? null : LinuxErrors.KindOf(error);
    }

    private static Transfer Moved(nint bytes)
    {
        if (bytes >= 0)
        {
            return new Transfer((int)bytes);
        }

        var error = LinuxErrors.Last();
        return LinuxErrors.IsTryAgain(error) ? Transfer.Wait : Transfer.Failed(LinuxErrors.KindOf(error));
    }
}
