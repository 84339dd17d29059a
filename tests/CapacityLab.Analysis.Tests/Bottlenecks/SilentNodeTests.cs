using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;
using static CapacityLab.Analysis.Tests.Bottlenecks.Suspected;

namespace CapacityLab.Analysis.Tests.Bottlenecks;

/// <summary>A node that stands still is named before all that waits for it.</summary>
public class SilentNodeTests
{
    private const string Frozen = "shop-1 did not answer GET /healthz within 2 s; its process is stopped (state T).";
    private const string Hung = "shop-1 did not answer GET /healthz within 2 s; it used 0.00 CPU meanwhile.";

    [Theory]
    [InlineData(CapacityStatus.Failed, false)]
    [InlineData(CapacityStatus.GeneratorLimited, null)]
    public void A_frozen_replica_is_named_with_what_its_check_said(CapacityStatus status, bool? held)
    {
        var found = Find(status, Probe(held, answers: 0, Idle() with { NoAnswer = Frozen }));

        Assert.Equal((BottleneckCause.NotAnswering, "shop-1"), (found.Cause, found.Node));
        Assert.Equal(Frozen, found.Evidence[0].Statement);
    }

    [Fact]
    public void A_paused_database_comes_before_the_replica_that_waits_for_it()
    {
        var database = new NodeUse
        {
            Name = "database",
            Role = "database",
            NoAnswer = "database does not answer: its container is paused.",
        };
        var found = Find(CapacityStatus.Failed, Probe(false, 0, Idle() with { NoAnswer = Hung }, database));

        Assert.Equal((BottleneckCause.NotAnswering, "database"), (found.Cause, found.Node));
        Assert.Equal(2, found.Evidence.Count);
    }

    /// <summary>Its queue is not empty yet, and it answered others.</summary>
    [Theory]
    [InlineData(0, Hung, true)]
    [InlineData(40, Hung, false)]
    [InlineData(40, Frozen, true)]
    [InlineData(0, "", false)]
    public void One_that_answered_in_the_probe_is_only_late_unless_it_is_known_to_stand_still(
        long answers,
        string told,
        bool named
    ) =>
        Assert.Equal(
            named,
            Find(CapacityStatus.Failed, Probe(false, answers, Idle() with { NoAnswer = told })).Cause
                == BottleneckCause.NotAnswering
        );

    [Fact]
    public void A_node_that_answers_again_is_not_silent() =>
        Assert.NotEqual(
            BottleneckCause.NotAnswering,
            Find(
                CapacityStatus.Measured,
                Probe(false, 0, Idle() with { NoAnswer = Frozen }),
                Probe(true, 100, Idle()) with
                {
                    Index = 2,
                }
            ).Cause
        );

    [Fact]
    public void A_balancer_before_a_frozen_replica_is_not_what_is_named()
    {
        var balancer = new NodeUse
        {
            Name = "balancer",
            Role = "balancer",
            NoAnswer = "balancer did not answer GET / within 2 s; it used 0.00 CPU meanwhile.",
        };
        Assert.Equal(
            "shop-1",
            Find(CapacityStatus.Failed, Probe(false, 0, balancer, Idle() with { NoAnswer = Frozen })).Node
        );
    }

    /// <summary>It answers 502 by itself: what the replicas can do was not asked.</summary>
    [Theory]
    [InlineData(100, BottleneckCause.Balancer)]
    [InlineData(5, BottleneckCause.Unknown)]
    public void A_balancer_that_turns_requests_away_is_named(long away, string cause)
    {
        var balancer = new NodeUse { Name = "balancer", Role = "balancer" };
        var probe = Probe(false, 0, Idle(), balancer) with
        {
            Completed = 104,
            Failed = 104,
            Balancer = new BalancerTimes { TurnedAway = away },
        };

        Assert.Equal(cause, Find(CapacityStatus.Failed, probe).Cause);
    }

    private static ProbeResult Probe(bool? held, long answers, params NodeUse[] nodes) =>
        Known.Probe(100, held) with
        {
            Index = 1,
            Nodes = nodes,
            Shares = [new NodeShare("shop-1", answers)],
            Generator = new GeneratorUse { Limited = held is null },
        };

    private static BottleneckResult Find(CapacityStatus status, params ProbeResult[] probes) =>
        BottleneckJudge.Find(
            probes,
            new CapacityResult { Status = status, BrokenAt = new RequestRate(100) },
            targetProcessors: 2
        );
}
