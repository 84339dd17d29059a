using CapacityLab.Layouts.Balancers;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Layouts.Tests.Balancers;

public class NginxProxyTests
{
    [Fact]
    public void The_measured_one_is_the_suggested_one_and_what_the_lab_needs_of_it()
    {
        var suggested = new NginxProxy
        {
            Listen = "127.0.0.1:8080",
            Policy = BalancingPolicy.LeastConnections,
            Replicas = [],
            Workers = "2",
        };
        string measured = NginxConfiguration.Write(
            new BalancerPlan(new BalancerSpec(), "/run/lab", [], Processors: 2),
            new NginxListener("127.0.0.1", 8080, User: "")
        );

        Assert.Equal(
            [
                "daemon off;",
                "pid \"/run/lab/nginx.pid\";",
                "lock_file \"/run/lab/nginx.lock\";",
                "error_log stderr warn;",
                "worker_shutdown_timeout 2s;",
            ],
            Lines(measured).Except(Lines(suggested.Text())).Take(5)
        );
        Assert.Empty(Lines(suggested.Text()).Except(Lines(measured)));
    }

    [Theory]
    [InlineData(BalancingPolicy.LeastConnections, "least_conn;")]
    [InlineData(BalancingPolicy.IpHash, "ip_hash;")]
    [InlineData(BalancingPolicy.RandomTwo, "random two least_conn;")]
    public void A_policy_stands_before_the_servers(BalancingPolicy policy, string directive) =>
        Assert.Contains(
            $"    {directive}\n    server a:1 max_fails=0;\n    server b:2 max_fails=0;\n",
            Of(policy).Text()
        );

    [Fact]
    public void Round_robin_is_what_nginx_does_by_itself() =>
        Assert.Contains("zone replicas 128k;\n    server a:1 max_fails=0;\n", Of(BalancingPolicy.RoundRobin).Text());

    [Fact]
    public void Every_policy_has_its_directive() =>
        Assert.All(Enum.GetValues<BalancingPolicy>(), policy => Assert.NotEmpty(Of(policy).Text()));

    private static NginxProxy Of(BalancingPolicy policy) =>
        new()
        {
            Listen = "80",
            Policy = policy,
            Replicas = ["a:1", "b:2"],
        };

    private static string[] Lines(string text) => [.. text.Split('\n').Select(line => line.Trim())];
}
