using CapacityLab.Analysis.Demands;
using CapacityLab.Analysis.Tests.Capacity.Targets;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Demands;

public class ServiceDemandTests
{
    private const int Seeds = 1000;
    private static readonly TimeSpan P99 = TimeSpan.FromSeconds(0.2);
    private static readonly double[] Near = [300, 320, 340, 360, 350];
    private static readonly double[] Wide = [80, 120, 180, 240, 300, 360];

    [Fact]
    public void The_interval_of_a_demand_holds_the_truth_in_95_of_100()
    {
        var use = new SimulatedUse();

        int held = Enumerable.Range(0, Seeds).Count(seed => Holds(Cpu(use, seed, Near), use.CpuSeconds));

        Assert.InRange(held, 0.93 * Seeds, 0.97 * Seeds);
    }

    [Fact]
    public void The_interval_with_idle_use_told_apart_holds_the_truth_in_95_of_100()
    {
        var use = new SimulatedUse { IdleCores = 0.05, Scatter = 0.5 };
        var demands = Enumerable.Range(0, Seeds).Select(seed => Cpu(use, seed, Wide)).ToList();

        var apart = demands.Where(demand => demand.Idle > 0).ToList();
        Assert.InRange(apart.Count, 0.6 * Seeds, Seeds);
        Assert.Equal(use.IdleCores, apart.Average(demand => demand.Idle), 0.02);
        Assert.InRange(apart.Count(demand => Holds(demand, use.CpuSeconds)), 0.92 * apart.Count, 0.98 * apart.Count);
    }

    [Fact]
    public void What_a_node_uses_without_requests_is_no_part_of_a_request()
    {
        var quiet = Cpu(new SimulatedUse { Scatter = 0.01 }, 1, Wide);
        var busy = Cpu(new SimulatedUse { Scatter = 0.01, IdleCores = 0.1 }, 1, Wide);

        Assert.Equal(quiet.PerRequest, busy.PerRequest, quiet.PerRequest * 0.01);
        Assert.Equal(0.4 / 0.0012, busy.BoundRequestsPerSecond!.Value.PerSecond, 5.0);
    }

    [Fact]
    public void A_disturbed_host_leaves_the_demand_as_it_is()
    {
        var use = new SimulatedUse();
        var quiet = use.Layout(1, new CapacityResult(), Near);
        var disturbed = quiet with
        {
            Probes =
            [
                .. quiet.Probes.Select(probe =>
                    probe with
                    {
                        OthersCpu = new Cpus(1.9),
                        Disturbances = ["Others used 1.90 of the host's 2 processors."],
                        ObjectivesHeld = null,
                    }
                ),
            ],
        };

        Assert.Equal(Concluded(quiet).Demands, Concluded(disturbed).Demands);
    }

    [Fact]
    public void Each_resource_is_divided_by_what_was_completed()
    {
        var demands = Concluded(new SimulatedUse { Scatter = 0 }.Layout(1, new CapacityResult(), Near)).Demands;

        Assert.Equal(
            [
                (DemandResource.CpuSeconds, 0.0012),
                (DemandResource.AllocatedBytes, 5_000),
                (DemandResource.DatabaseCalls, 2),
                (DemandResource.DependencyCalls, 0.25),
            ],
            demands.Select(demand => (demand.Resource, Math.Round(demand.PerRequest, 9)))
        );
    }

    [Fact]
    public void A_probe_with_failures_is_left_out_and_named()
    {
        var use = new SimulatedUse { Scatter = 0 };
        var draws = new Draws(1);
        var failing = use.Probe(4, 300, draws, failed: 0.2);
        ProbeResult[] sound = [.. Near.Select((rate, index) => use.Probe(index + 5, rate, draws))];

        var concluded = Concluded(new LayoutResult { Probes = [Costlier(failing, 3), .. sound] });

        Assert.Equal(0.0012, concluded.Demands[0].PerRequest, 1e-9);
        Assert.Equal("Probe 4: requests failed or had no answer.", Assert.Single(concluded.DemandCheck!.LeftOut));
    }

    [Theory]
    [InlineData(4, 4)]
    [InlineData(3, 5)]
    public void An_overload_is_used_only_where_there_is_little_else(int moderate, int used)
    {
        var use = new SimulatedUse();
        var draws = new Draws(1);
        ProbeResult[] probes =
        [
            .. Near.Take(moderate).Select((rate, index) => use.Probe(index + 1, rate, draws)),
            use.Probe(8, 600, draws, inTime: 0.6),
            use.Probe(9, 600, draws) with
            {
                EndedEarly = "Ended early: 13 responses took over 200 ms.",
            },
        ];

        var concluded = Concluded(new LayoutResult { Probes = probes });

        Assert.Equal(used, concluded.Demands[0].Observations);
        Assert.Equal(probes.Length - used, concluded.DemandCheck!.LeftOut.Count);
    }

    [Fact]
    public void A_probe_without_samples_of_a_node_is_left_out()
    {
        var use = new SimulatedUse();
        var draws = new Draws(1);
        var whole = use.Probe(1, 300, draws);
        var blind = use.Probe(2, 300, draws) with { Nodes = [whole.Nodes[0] with { Samples = 1 }] };

        var concluded = Concluded(new LayoutResult { Probes = [whole, blind] });

        Assert.Equal("Probe 2: samples of a node are missing.", Assert.Single(concluded.DemandCheck!.LeftOut));
        Assert.Null(concluded.Demands[0].Low);
    }

    [Fact]
    public void Probes_while_the_target_still_compiled_are_left_out()
    {
        var use = new SimulatedUse { Scatter = 0.1 };
        var draws = new Draws(1);
        ProbeResult[] warm = [.. Near.Select((rate, index) => use.Probe(index + 2, rate, draws))];

        var concluded = Concluded(new LayoutResult { Probes = [Costlier(use.Probe(1, 300, draws), 1.6), .. warm] });

        Assert.Equal(0.0012, concluded.Demands[0].PerRequest, 0.00002);
        Assert.Contains("Probe 1", Assert.Single(concluded.DemandCheck!.LeftOut), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_probes_nothing_is_claimed()
    {
        var concluded = Concluded(new LayoutResult());

        Assert.Empty(concluded.Demands);
        Assert.Equal((DemandAgreement.Unknown, ""), (concluded.DemandCheck!.Agreement, concluded.DemandCheck.Finding));
    }

    private static ProbeResult Costlier(ProbeResult probe, double times) =>
        probe with
        {
            Nodes =
            [
                .. probe.Nodes.Select(node =>
                    node with
                    {
                        CpuSeconds = times * node.CpuSeconds,
                        CpuCores = node.CpuCores * times,
                    }
                ),
            ],
        };

    private static ServiceDemand Cpu(SimulatedUse use, int seed, double[] rates) =>
        Concluded(use.Layout(seed, new CapacityResult(), rates)).Demands[0];

    private static bool Holds(ServiceDemand demand, double truth) => demand.Low <= truth && truth <= demand.High;

    private static LayoutResult Concluded(LayoutResult layout) => ServiceDemands.Conclude(layout, P99, 1, 2);
}
