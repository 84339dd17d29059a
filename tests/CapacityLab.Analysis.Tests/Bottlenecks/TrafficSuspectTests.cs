using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;
using static CapacityLab.Analysis.Tests.Bottlenecks.Suspected;

namespace CapacityLab.Analysis.Tests.Bottlenecks;

/// <summary>Causes between the nodes: large answers, the balancer.</summary>
public class TrafficSuspectTests
{
    [Fact]
    public void Large_answers_sent_by_the_kernel_are_network_and_not_cpu_limit()
    {
        var node = Busy() with { KernelShare = 0.8, TxBytes = 1_000L * 1024 * 1024 };
        var probe = Failing(node) with { Shares = [new NodeShare("shop-1", 1_000)] };
        Assert.Equal(BottleneckCause.Network, BottleneckJudge.Find([probe], Measured, 2).Cause);
    }

    [Theory]
    [InlineData(900, BottleneckCause.Network)]
    [InlineData(100, BottleneckCause.CpuLimit)]
    public void Answers_so_large_that_they_are_copied_outside_of_the_kernel_too_are_the_network(long kib, string cause)
    {
        var node = Busy() with { KernelShare = 0.3, TxBytes = 1_000L * 1024 * kib };
        var probe = Failing(node) with { Shares = [new NodeShare("shop-1", 1_000)] };
        Assert.Equal(cause, BottleneckJudge.Find([probe], Measured, 2).Cause);
    }

    [Fact]
    public void Small_answers_sent_by_the_kernel_are_the_processor()
    {
        var node = Busy() with { KernelShare = 0.8, TxBytes = 1_000L * 1024 };
        var probe = Failing(node) with { Shares = [new NodeShare("shop-1", 1_000)] };
        Assert.Equal(BottleneckCause.CpuLimit, BottleneckJudge.Find([probe], Measured, 2).Cause);
    }

    [Fact]
    public void A_balancer_that_keeps_the_requests_and_is_near_its_limit_is_the_balancer()
    {
        var balancer = Idle() with { Name = "balancer", Role = "balancer", CpuCores = new Cpus(0.4), Runtime = null };
        var probe = Failing(Idle(), balancer) with
        {
            Balancer = new BalancerTimes
            {
                Requests = 1_000,
                RequestSeconds = 100,
                UpstreamSeconds = 30,
            },
        };
        Assert.Equal(BottleneckCause.Balancer, BottleneckJudge.Find([probe], Measured, 2).Cause);
    }
}
