using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Bottlenecks;

public class BottleneckJudgeTests
{
    private static readonly CapacityResult Measured = new()
    {
        Status = CapacityStatus.Measured,
        High = new RequestRate(Math.BitIncrement(100)),
    };

    [Fact]
    public void A_throttled_replica_at_its_limit_is_the_cause()
    {
        var found = Find([
            Failing(
                Node("shop-1", "replica", 0.248, 0.25, throttled: 0.9),
                Node("payments", "payments", 0.02, 0.25, 0)
            ),
        ]);

        Assert.Equal((BottleneckCause.CpuLimit, "shop-1"), (found.Cause, found.Node));
        Assert.Equal(
            "At 100 req/s, shop-1 used 0.248 of its 0.25 CPU (99 %), from 10 samples.",
            found.Evidence[0].Statement
        );
        Assert.Equal("It was held back in 90 % of the periods.", found.Evidence[1].Statement);
    }

    /// <summary>What used the processors up is not known of a replica that was too busy to say: a probe in which it did decides.</summary>
    [Fact]
    public void A_probe_in_which_the_replica_could_be_looked_into_comes_before_one_in_which_it_stood_still()
    {
        var replica = Node("shop-1", "replica", 0.248, 0.25, throttled: 0.9);
        var silent = Failing(
            replica with
            {
                Runtime = new RuntimeUse { Pages = 1, PagesMissed = 3 },
            }
        );
        var seen = Failing(
            replica with
            {
                Runtime = new RuntimeUse
                {
                    Pages = 4,
                    Seconds = 3,
                    GcPauseShare = 0.45,
                },
            }
        ) with
        {
            Offered = new RequestRate(130),
        };

        Assert.Equal(BottleneckCause.CpuLimit, Find([silent]).Cause);
        Assert.Equal(BottleneckCause.Gc, Find([silent, seen]).Cause);
    }

    /// <summary>Pages that lie seconds apart around a short load dilute the pauses of it; without a page missed they are no worse than others.</summary>
    [Theory]
    [InlineData(2, 5.1, BottleneckCause.Gc)]
    [InlineData(0, 5.1, BottleneckCause.CpuLimit)]
    [InlineData(2, 2.4, BottleneckCause.CpuLimit)]
    public void A_probe_whose_last_page_came_late_comes_after_one_that_was_seen(
        int missed,
        double seconds,
        string named
    )
    {
        var replica = Node("shop-1", "replica", 0.248, 0.25, throttled: 0.9);
        ProbeResult Of(double pauses, double rate, double length, int notRead) =>
            Failing(
                replica with
                {
                    Runtime = new RuntimeUse
                    {
                        Pages = 2,
                        PagesMissed = notRead,
                        Seconds = length,
                        GcPauseShare = pauses,
                    },
                }
            ) with
            {
                Offered = new RequestRate(rate),
                Duration = TimeSpan.FromSeconds(2.1),
            };

        Assert.Equal(named, Find([Of(0.02, 100, seconds, missed), Of(0.45, 130, 2.2, 0)]).Cause);
    }

    [Fact]
    public void What_uses_no_processor_does_not_come_before_one_that_was_used_up_though_little_of_it_was_seen()
    {
        var used = Node("shop-1", "replica", 0.248, 0.25, throttled: 0.9) with
        {
            Runtime = new RuntimeUse { Pages = 1, PagesMissed = 3 },
        };
        var balancer = Failing(
            Node("balancer", "balancer", 0.1, 0.1, 0.8),
            Node("shop-1", "replica", 0.1, 0.25, 0)
        ) with
        {
            Offered = new RequestRate(130),
        };

        Assert.Equal(BottleneckCause.Balancer, Find([balancer]).Cause);
        Assert.Equal(BottleneckCause.CpuLimit, Find([Failing(used), balancer]).Cause);
    }

    [Fact]
    public void A_balancer_at_its_limit_is_named_as_balancer()
    {
        var found = Find([
            Failing(Node("balancer", "balancer", 0.1, 0.1, 0.8), Node("shop-1", "replica", 0.1, 0.25, 0)),
        ]);
        Assert.Equal((BottleneckCause.Balancer, "balancer"), (found.Cause, found.Node));
    }

    [Fact]
    public void Full_use_of_a_limit_as_large_as_the_processors_needs_no_throttling()
    {
        var found = Find([Failing(Node("shop-1", "replica", 0.95, 1, throttled: 0))]);
        Assert.Equal(BottleneckCause.CpuLimit, found.Cause);
    }

    [Fact]
    public void Use_near_a_limit_that_never_throttled_is_no_plain_evidence()
    {
        var found = BottleneckJudge.Find(
            [Failing(Node("shop-1", "replica", 0.24, 0.25, throttled: 0))],
            Measured,
            targetProcessors: 4
        );
        Assert.Equal(BottleneckCause.Unknown, found.Cause);
        Assert.Equal(["cpuUtilisation", "metricsPages"], found.Evidence.Select(evidence => evidence.Signal));
    }

    [Fact]
    public void A_limit_that_is_not_known_to_throttle_is_not_in_force_and_no_cause()
    {
        var node = Node("shop-1", "replica", 0.24, 0.25, throttled: null);
        Assert.Equal(BottleneckCause.Unknown, Find([Failing(node)]).Cause);
    }

    [Fact]
    public void Nodes_that_together_fill_their_processors_point_to_the_host()
    {
        var replicas = Enumerable.Range(1, 4).Select(number => Node($"shop-{number}", "replica", 0.21, 0.25, 0.1));
        var found = Find([Failing([.. replicas, Node("balancer", "balancer", 0.12, 0.5, 0)])]);
        Assert.Equal((BottleneckCause.HostCpu, "host"), (found.Cause, found.Node));
    }

    [Theory]
    [InlineData("replica")]
    [InlineData("balancer")]
    [InlineData("database")]
    [InlineData("payments")]
    public void A_node_without_a_limit_is_no_cause_and_no_crash(string role)
    {
        var unlimited = Node("node", role, 0.9, 1, throttled: 0.9) with
        {
            CpuLimit = null,
            Runtime = new RuntimeUse { Pages = 10, ThreadPoolQueueMean = 9 },
        };
        var found = Find([Failing(unlimited)]);
        Assert.True(found.Cause is BottleneckCause.Unknown or BottleneckCause.HostCpu or BottleneckCause.ThreadPool);
    }

    [Fact]
    public void A_probe_that_broke_and_held_again_is_told_where_nothing_gave_out()
    {
        var found = BottleneckJudge.Find(
            [Known.Probe(50, true), Known.Probe(100, false), Known.Probe(100, true), Known.Probe(200, true)],
            new CapacityResult { Status = CapacityStatus.NotReached },
            targetProcessors: 1
        );
        Assert.Equal((BottleneckCause.None, 0.75), (found.Cause, found.Confidence));
        Assert.Contains("at 100 req/s broke", Assert.Single(found.Evidence).Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void Idle_nodes_leave_the_cause_unknown() =>
        Assert.Equal(BottleneckCause.Unknown, Find([Failing(Node("shop-1", "replica", 0.05, 0.25, 0))]).Cause);

    [Fact]
    public void A_generator_that_ended_the_search_outranks_everything()
    {
        var limited = Failing(Node("shop-1", "replica", 0.25, 0.25, 1)) with
        {
            ObjectivesHeld = null,
            Generator = new GeneratorUse { Limited = true, LimitedBecause = ["send lag p99 80 ms"] },
        };
        var found = BottleneckJudge.Find(
            [limited],
            new CapacityResult { Status = CapacityStatus.GeneratorLimited },
            targetProcessors: 1
        );
        Assert.Equal(
            (BottleneckCause.Generator, "At 100 req/s: send lag p99 80 ms"),
            (found.Cause, found.Evidence[0].Statement)
        );
    }

    [Fact]
    public void A_probe_that_held_when_it_was_repeated_is_no_evidence()
    {
        var disturbed = Failing(Node("shop-1", "replica", 0.05, 0.25, 0)) with { Offered = new RequestRate(60) };
        var decisive = Failing(Node("shop-1", "replica", 0.249, 0.25, 0.9));
        Assert.Equal(BottleneckCause.CpuLimit, Find([disturbed, decisive]).Cause);
    }

    [Fact]
    public void A_capacity_that_was_not_reached_has_no_cause()
    {
        var found = BottleneckJudge.Find(
            [Known.Probe(100, true)],
            new CapacityResult { Status = CapacityStatus.NotReached },
            1
        );
        Assert.Equal(BottleneckCause.None, found.Cause);
    }

    private static BottleneckResult Find(IReadOnlyList<ProbeResult> probes) =>
        BottleneckJudge.Find(probes, Measured, targetProcessors: 1);

    private static ProbeResult Failing(params NodeUse[] nodes) => Known.Probe(100, held: false) with { Nodes = nodes };

    private static NodeUse Node(string name, string role, double used, double limit, double? throttled) =>
        new()
        {
            Name = name,
            Role = role,
            Samples = 10,
            CpuCores = new Cpus(used),
            CpuLimit = new Cpus(limit),
            ThrottledShare = throttled,
        };
}
