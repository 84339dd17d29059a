using System.Net;
using CapacityLab.Load.Generator;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.FastPath.Network.Linux;

/// <summary>A TCP socket that never blocks, by its descriptor.</summary>
internal static unsafe class LinuxSocket
{
    private const int Inet = 2;
    private const int Inet6 = 10;

    /// <returns>Kind of failure; null: <paramref name="fd"/> is open.</returns>
    public static string? Open(IPEndPoint address, out int fd)
    {
        var family = (int)address.AddressFamily == Inet ? Inet : Inet6;
        fd = LinuxCalls.socket(family, LinuxCalls.StreamNonBlockingCloseOnExec, protocol: 0);
        if (fd < 0)
        {
            return LinuxErrors.KindOf(LinuxErrors.Last());
        }

        if (DescriptorReserve.Has(fd))
        {
            _ = LinuxCalls.close(fd);
            return FailureKinds.DescriptorsExhausted;
        }

        var on = 1;
        _ = LinuxCalls.setsockopt(fd, LinuxCalls.Tcp, LinuxCalls.NoDelay, &on, sizeof(int));
        return null;
    }

    /// <returns>Kind of failure; null: begun or done.</returns>
    public static string? Connect(int fd, SocketAddress address)
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

    public static Transfer Send(int fd, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            return Moved(LinuxCalls.Send(fd, start, bytes.Length, LinuxCalls.NoWaitNoSignal));
        }
    }

    public static Transfer Receive(int fd, Span<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            return Moved(LinuxCalls.Receive(fd, start, buffer.Length, LinuxCalls.NoWaitNoSignal));
        }
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
