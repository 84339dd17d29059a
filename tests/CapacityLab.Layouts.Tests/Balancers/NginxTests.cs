using CapacityLab.Layouts.Balancers;
using CapacityLab.Results.Layouts;
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

    /// <summary>By nginx's own defaults a body of more than 1 MiB is refused with 413.</summary>
    [Fact]
    public async Task A_body_of_two_mebibytes_reaches_the_replica()
    {
        Assert.SkipWhen(Nginx.Find() is null, "nginx is not installed.");
        await using var layout = await Lab.StartAsync(lab.Spec(2));
        using var body = new ByteArrayContent(new byte[2 << 20]);

        using var response = await Lab.Http.PostAsync(new Uri(layout.Address, "/length"), body, Lab.Cancellation);

        Assert.Equal("2097152", await response.Content.ReadAsStringAsync(Lab.Cancellation));
    }

    /// <summary>By nginx's own defaults one such answer keeps a replica out for 10 s, and all requests fail when both are out.</summary>
    [Theory]
    [InlineData(BalancerKind.Nginx)]
    [InlineData(BalancerKind.Yarp)]
    public async Task Replicas_that_end_one_connection_in_a_hundred_without_an_answer_fail_that_hundredth(
        BalancerKind kind
    )
    {
        Assert.SkipWhen(kind == BalancerKind.Nginx && Nginx.Find() is null, "nginx is not installed.");
        var spec = lab.Spec(2) with { Balancer = new BalancerSpec { Kind = kind } };
        await using var layout = await Lab.StartAsync(spec);
        var measurement = layout.Measure(1);

        int posts = await FailedAsync(layout, HttpMethod.Post, 400);
        int gets = await FailedAsync(layout, HttpMethod.Get, 400);

        measurement.EndUse();
        await measurement.EndSharesAsync(800, 800, Lab.Cancellation);
        Assert.InRange(posts, 1, 8);
        // Sent once more, which fails where the other replica's hundredth is next.
        Assert.InRange(gets, 0, 8);
        Assert.Equal(0, measurement.Balancer?.TurnedAway);
    }

    private static async Task<int> FailedAsync(ILayout layout, HttpMethod method, int requests)
    {
        var failed = 0;
        for (var i = 0; i < requests; i++)
        {
            using var request = new HttpRequestMessage(method, new Uri(layout.Address, "/abort?every=100"));
            using var response = await Lab.Http.SendAsync(request, Lab.Cancellation);
            failed += response.IsSuccessStatusCode ? 0 : 1;
        }

        return failed;
    }
}
