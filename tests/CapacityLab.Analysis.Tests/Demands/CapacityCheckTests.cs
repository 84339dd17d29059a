using CapacityLab.Analysis.Demands;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Demands;

public class CapacityCheckTests
{
    private static readonly TimeSpan P99 = TimeSpan.FromSeconds(0.2);

    /// <summary>1.2 ms of 0.5 CPU: 417 requests a second; the queue of random service leaves 394.</summary>
    [Theory]
    [InlineData(400, DemandAgreement.Agrees)]
    [InlineData(350, DemandAgreement.Agrees)]
    [InlineData(310, DemandAgreement.Between)]
    [InlineData(160, DemandAgreement.Below)]
    [InlineData(40, DemandAgreement.Below)]
    [InlineData(600, DemandAgreement.Above)]
    public void A_capacity_far_below_what_processors_allow_is_a_finding(double capacity, DemandAgreement expected)
    {
        var check = Check(new SimulatedUse { Scatter = 0.2 }, Measured(capacity));

        Assert.Equal(expected, check.Agreement);
        Assert.Equal(0.5 / 0.0012, check.BoundRequestsPerSecond!.Value.PerSecond, 5.0);
        Assert.Equal(
            expected == DemandAgreement.Below,
            check.Finding.Contains("a lock, a pool, a dependency", StringComparison.Ordinal)
        );
    }

    /// <summary>20 ms of one CPU: 50 requests a second, of which 27 hold a p99 of 200 ms where service is random.</summary>
    [Fact]
    public void What_queueing_takes_of_a_slow_service_is_no_finding()
    {
        var slow = new SimulatedUse
        {
            CpuSeconds = 0.02,
            Limit = 1,
            Scatter = 0.1,
        };

        Assert.Equal(DemandAgreement.Agrees, Check(slow, Measured(27), 20, 22, 24, 26).Agreement);
        Assert.Equal(DemandAgreement.Below, Check(slow, Measured(10), 7, 8, 9, 10).Agreement);
    }

    [Fact]
    public void Replicas_share_the_load_and_add_their_limits()
    {
        var check = Check(
            new SimulatedUse
            {
                Replicas = 2,
                Limit = 0.25,
                Scatter = 0.2,
            },
            Measured(400)
        );

        Assert.Equal(("the 2 replicas", DemandAgreement.Agrees), (check.Station, check.Agreement));
        Assert.Equal(0.5 / 0.0012, check.BoundRequestsPerSecond!.Value.PerSecond, 5.0);
    }

    [Fact]
    public void Limits_beyond_the_processors_that_nodes_share_bound_at_those()
    {
        var check = Check(
            new SimulatedUse
            {
                Replicas = 4,
                Limit = 0.5,
                Scatter = 0.2,
            },
            Measured(790)
        );

        Assert.Equal("the processors that the nodes share", check.Station);
        Assert.Equal(1 / 0.0012, check.BoundRequestsPerSecond!.Value.PerSecond, 12.0);
    }

    [Fact]
    public void Nothing_that_held_is_below_too_where_processors_would_allow_it()
    {
        var failed = new CapacityResult { Status = CapacityStatus.Failed, High = new RequestRate(60) };

        Assert.Equal(DemandAgreement.Below, Check(new SimulatedUse { Scatter = 0.2 }, failed).Agreement);
    }

    [Fact]
    public void Where_others_used_the_host_when_rates_failed_no_lock_is_claimed()
    {
        var layout = Layout(new SimulatedUse { Scatter = 0.2 }, Measured(160), 100, 120, 140, 160);
        var disturbed = layout with
        {
            Probes = [.. layout.Probes.Select(probe => probe with { ObjectivesHeld = false, OthersCpu = new Cpus(1) })],
        };

        var check = ServiceDemands.Conclude(disturbed, P99, 1, 2).DemandCheck!;

        Assert.Equal(DemandAgreement.Unknown, check.Agreement);
        Assert.Contains("others used the host", check.Finding, StringComparison.Ordinal);
        Assert.DoesNotContain("lock", check.Finding, StringComparison.Ordinal);
    }

    /// <summary>Two probes that differ by half tell too little of a demand.</summary>
    [Fact]
    public void A_demand_that_is_hardly_known_is_not_compared()
    {
        var layout = Layout(new SimulatedUse { Scatter = 0 }, Measured(160), 150, 160);
        var first = layout.Probes[0];
        var odd = first with { Nodes = [first.Nodes[0] with { CpuSeconds = first.Nodes[0].CpuSeconds * 0.6 }] };

        var check = ServiceDemands.Conclude(layout with { Probes = [odd, layout.Probes[1]] }, P99, 1, 2).DemandCheck!;

        Assert.Equal(DemandAgreement.Unknown, check.Agreement);
    }

    private static CapacityResult Measured(double capacity) =>
        new()
        {
            Status = CapacityStatus.Measured,
            RequestsPerSecond = new RequestRate(capacity),
            Low = new RequestRate(capacity * 0.97),
            High = new RequestRate(capacity * 1.03),
        };

    private static DemandCheck Check(SimulatedUse use, CapacityResult capacity) =>
        Check(use, capacity, 150, 155, 160, 165);

    private static DemandCheck Check(SimulatedUse use, CapacityResult capacity, params double[] rates) =>
        ServiceDemands.Conclude(Layout(use, capacity, rates), P99, 1, 2).DemandCheck!;

    private static LayoutResult Layout(SimulatedUse use, CapacityResult capacity, params double[] rates) =>
        use.Layout(1, capacity, rates);
}
