using System.Net.Sockets;
using CapacityLab.Load.Generator;

namespace CapacityLab.Load.Tests.Generator;

public sealed class DescriptorReserveTests
{
    [Fact]
    public void The_last_descriptors_of_the_limit_are_no_connections()
    {
        Assert.Equal(1024 - DescriptorReserve.Descriptors, DescriptorReserve.FirstOf(1024));
        Assert.Equal(nint.MaxValue, DescriptorReserve.FirstOf(ulong.MaxValue));
        Assert.Equal(nint.MaxValue, DescriptorReserve.FirstOf(null));
    }

    [Fact]
    public void A_socket_outside_of_it_stays_open()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

        DescriptorReserve.ThrowIfIn(socket);

        Assert.False(socket.SafeHandle.IsClosed);
    }
}
