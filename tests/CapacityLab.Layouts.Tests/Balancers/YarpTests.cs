using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Layouts.Tests.Balancers;

public sealed class YarpTests : IDisposable
{
    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Theory]
    [InlineData(BalancingPolicy.RoundRobin, 10)]
    [InlineData(BalancingPolicy.LeastConnections, 10)]
    [InlineData(BalancingPolicy.IpHash, 0)]
    public async Task Yarp_spreads_requests_by_policy_and_its_log_tells_the_shares(BalancingPolicy policy, long least)
    {
        var spec = lab.Spec(2) with
        {
            Balancer = new BalancerSpec { Kind = BalancerKind.Yarp, Policy = policy },
        };
        await using var layout = await Lab.StartAsync(spec);

        var measurement = layout.Measure(1);
        for (var i = 0; i < 20; i++)
        {
            await Lab.GetAsync(layout, "/");
        }

        measurement.EndUse();
        var shares = await measurement.EndSharesAsync(20, 20, Lab.Cancellation);

        Assert.Equal("yarp", layout.Balancer);
        Assert.Equal(20, shares.Sum(share => share.Requests));
        Assert.Equal(least, shares.Min(share => share.Requests));
        Assert.DoesNotContain(shares, share => share.Node == NodeShare.NoNode);
    }
}
