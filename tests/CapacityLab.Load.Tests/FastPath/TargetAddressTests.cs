using System.Net;
using CapacityLab.Load.FastPath;

namespace CapacityLab.Load.Tests.FastPath;

public sealed class TargetAddressTests
{
    private static readonly IPEndPoint Six = new(IPAddress.IPv6Loopback, 80);
    private static readonly IPEndPoint Four = new(IPAddress.Loopback, 80);

    [Fact]
    public void However_many_find_one_dead_the_next_is_the_other()
    {
        var target = new TargetAddress([Six, Four]);

        target.MoveOnFrom(Six);
        target.MoveOnFrom(Six);

        Assert.Same(Four, target.Current);
        target.MoveOnFrom(Four);
        Assert.Same(Six, target.Current);
    }
}
