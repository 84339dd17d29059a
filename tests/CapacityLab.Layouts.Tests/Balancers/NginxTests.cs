using CapacityLab.Layouts.Balancers;
using CapacityLab.Results.Probes;

namespace CapacityLab.Layouts.Tests.Balancers;

public sealed class NginxTests : IDisposable
{
    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task Nginx_spreads_requests_and_its_log_tells_the_shares()
    {
        Assert.SkipWhen(Nginx.Find() is null, "nginx is not installed.");
        var spec = lab.Spec(2) with { Balancer = new BalancerSpec { Policy = BalancingPolicy.RoundRobin } };
        await using var layout = await Lab.StartAsync(spec);

        // nginx writes a line after its answer: that of the last health check must not come into the measurement.
        await Task.Delay(TimeSpan.FromMilliseconds(300), Lab.Cancellation);
        var measurement = layout.Measure(1);
        for (var i = 0; i < 20; i++)
        {
            await Lab.GetAsync(layout, "/");
        }

        measurement.EndUse();
        var shares = await measurement.EndSharesAsync(21, 20, Lab.Cancellation);

        Assert.Equal("nginx", layout.Balancer);
        Assert.Equal(
            [new NodeShare("shop-1", 10), new NodeShare("shop-2", 10), new NodeShare(NodeShare.NoNode, 1)],
            shares
        );
    }
}
