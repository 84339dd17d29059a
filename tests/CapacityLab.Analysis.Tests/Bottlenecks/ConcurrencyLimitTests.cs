using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Analysis.Bottlenecks.Suspects;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;
using static CapacityLab.Analysis.Tests.Bottlenecks.Suspected;

namespace CapacityLab.Analysis.Tests.Bottlenecks;

/// <summary>Services without meters, of a known number served at a time, in virtual time.</summary>
public class ConcurrencyLimitTests
{
    private const int Runs = 200;
    private const double Mean = 0.02;

    /// <summary>Idle, and no page to look into.</summary>
    private static readonly NodeUse Blind = Idle() with { Name = "svc-1", Runtime = null };

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(8, true)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(8, false)]
    public void A_limit_is_named_and_its_interval_covers_it(int places, bool exponential)
    {
        var queue = new Queue(places, exponential ? Queue.Exponential(Mean) : Fixed);
        var layouts = Enumerable.Range(1, Runs).Select(seed => Probes(queue, seed, Blind)).ToList();

        int named = layouts.Count(probes => Judge(probes).Cause == BottleneckCause.ConcurrencyLimit);
        int covered = layouts.Count(probes =>
            ServedAtATime.Of(probes) is { } served && served.Low <= places && places <= served.High
        );

        Assert.True(named >= 0.95 * Runs, $"named {named}");
        Assert.True(covered >= 0.9 * Runs, $"covered {covered}");
    }

    /// <summary>A search that began with a first guess has no rung: three short closed loads are sent for them.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(40)]
    public void Three_short_closed_loads_tell_a_limit_where_the_search_sent_none(int places)
    {
        var queue = new Queue(places, Queue.Exponential(Mean));
        int named = 0;
        for (int seed = 1; seed <= Runs; seed++)
        {
            var random = new Random(seed);
            double most = places / Mean;
            List<ProbeResult> probes =
            [
                queue.Open(most * 0.6, random, held: true),
                queue.Open(most * 0.9, random, held: true),
                queue.Open(most * 1.1, random, held: false),
            ];
            while (ConcurrencyProbes.Next(probes, TimeSpan.FromSeconds(1)) is { } order)
            {
                probes.Add(queue.Closed(order.Users, random));
                Assert.InRange(probes.Count, 4, 6);
            }

            var seen = probes.Select((probe, index) => probe with { Index = index + 1, Nodes = [Blind] }).ToList();
            named += Judge(seen).Cause == BottleneckCause.ConcurrencyLimit ? 1 : 0;
        }

        Assert.True(named >= 0.95 * Runs, $"named {named}");
    }

    /// <summary>The same flat throughput, and what was used up is seen.</summary>
    [Theory]
    [InlineData("cpu")]
    [InlineData("collection")]
    [InlineData("others")]
    [InlineData("generator")]
    [InlineData("bytes")]
    public void What_is_used_up_is_no_limit_of_how_many_are_served(string how)
    {
        var queue = new Queue(2, Queue.Exponential(Mean));
        int wrong = Enumerable
            .Range(1, Runs)
            .Select(seed => Probes(queue, seed, NodeOf(how)).Select(probe => Of(how, probe)).ToList())
            .Count(probes => Judge(probes).Cause == BottleneckCause.ConcurrencyLimit);

        Assert.True(wrong <= 0.01 * Runs, $"{wrong} of {Runs}");
    }

    /// <summary>What only waits, for an answer from outside or a timer, serves any number at a time.</summary>
    [Fact]
    public void Throughput_that_rises_with_the_users_is_no_limit()
    {
        var queue = new Queue(200, Queue.Exponential(Mean));
        Assert.DoesNotContain(
            Enumerable.Range(1, Runs / 10),
            seed => Judge(Probes(queue, seed, Blind)).Cause == BottleneckCause.ConcurrencyLimit
        );
    }

    [Fact]
    public void The_generators_own_bound_in_flight_is_not_the_targets()
    {
        var bound = Probes(new Queue(2, Fixed), 1, Blind)
            .Select(probe =>
                probe.Concurrency == 1
                    ? probe
                    : probe with
                    {
                        ServiceTimeMs = probe.ServiceTimeMs with { Mean = TimeSpan.FromSeconds(Mean) },
                    }
            )
            .ToList();

        Assert.Equal(BottleneckCause.Unknown, Judge(bound).Cause);
    }

    [Fact]
    public void One_thread_that_uses_a_whole_processor_of_two_is_said_to()
    {
        var node = Blind with { CpuCores = new Cpus(0.98), CpuLimit = new Cpus(2) };
        var found = Judge(Probes(new Queue(1, Fixed), 1, node), processors: 4);

        Assert.Equal((BottleneckCause.ConcurrencyLimit, "svc-1"), (found.Cause, found.Node));
        Assert.Contains(found.Evidence, evidence => evidence.Signal == "wholeProcessors");
    }

    [Fact]
    public void Two_permits_are_told_with_their_interval()
    {
        var found = Judge(Probes(new Queue(2, Fixed), 1, Blind));

        Assert.StartsWith(
            "A limit of about 2 at a time inside svc-1 (2.0, 1.8 to 2.2)",
            found.Evidence[0].Statement,
            StringComparison.Ordinal
        );
        Assert.InRange(found.Confidence, 0.8, 0.9);
    }

    /// <summary>A lock that a runtime counts is the more exact word for one at a time.</summary>
    [Fact]
    public void A_lock_that_is_metered_comes_first()
    {
        var node = Idle() with { Runtime = Calm with { LockContentions = 900, RequestSeconds = 100 } };

        var probes = Probes(new Queue(1, Fixed), 1, node)
            .Select(probe => probe.ObjectivesHeld == true ? probe with { Nodes = [Idle()] } : probe)
            .ToList();
        Assert.Equal(BottleneckCause.Lock, Judge(probes).Cause);
    }

    [Fact]
    public void Each_of_two_replicas_is_told_its_half()
    {
        var queue = new Queue(4, Fixed);
        var probes = Probes(queue, 1, Blind)
            .Select(probe => probe with { Nodes = [Blind, Blind with { Name = "svc-2" }] })
            .ToList();
        var found = Judge(probes);

        Assert.Equal(BottleneckCause.ConcurrencyLimit, found.Cause);
        Assert.StartsWith(
            "A limit of about 2 at a time inside each of svc-1, svc-2",
            found.Evidence[0].Statement,
            StringComparison.Ordinal
        );
    }

    /// <summary>The Java service of two permits, and programs beside it that use the host.</summary>
    [Theory]
    [InlineData(0.03, BottleneckCause.Unknown)]
    [InlineData(0.4, BottleneckCause.HostCpu)]
    public void A_host_that_others_use_is_named_only_where_the_node_wants_processors(double used, string cause)
    {
        var node = Blind with { CpuCores = new Cpus(used) };
        var probes = Probes(new Queue(2, Fixed), 1, node)
            .Select(probe => probe with { OthersCpu = new Cpus(1.9) })
            .ToList();
        var found = Judge(probes);

        Assert.Equal(cause, found.Cause);
        Assert.Contains(
            found.Evidence,
            e => e.Statement.Contains("others on the host about 1.90", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Nothing_gave_out_where_the_scenario_is_broken()
    {
        var found = BottleneckJudge.Find(
            [Failing(Busy()) with { Completed = 100, Failed = 100 }],
            new CapacityResult { Status = CapacityStatus.BrokenScenario },
            targetProcessors: 2
        );

        Assert.Equal((BottleneckCause.Unknown, 0.0), (found.Cause, found.Confidence));
    }

    private static double Fixed(Random random) => Mean;

    private static List<ProbeResult> Probes(Queue queue, int seed, NodeUse node)
    {
        var random = new Random(seed);
        double most = Math.Min(queue.Places, 32) / Mean;
        List<ProbeResult> probes =
        [
            .. new[] { 1, 2, 4, 8, 16, 32, 64 }.Select(users => queue.Closed(users, random)),
            queue.Open(most * 0.7, random, held: true),
            queue.Open(most * 0.9, random, held: true),
            queue.Open(most * 1.3, random, held: false),
        ];
        return [.. probes.Select((probe, index) => probe with { Index = index + 1, Nodes = [node] })];
    }

    private static BottleneckResult Judge(List<ProbeResult> probes, int processors = 2)
    {
        var broken = probes.Single(probe => probe.ObjectivesHeld == false);
        var capacity = new CapacityResult
        {
            Status = broken.Generator.Limited ? CapacityStatus.GeneratorLimited : CapacityStatus.Measured,
            BrokenAt = broken.Offered,
        };
        return BottleneckJudge.Find(probes, capacity, processors, hostProcessors: processors);
    }

    private static NodeUse NodeOf(string how) =>
        how switch
        {
            "cpu" => Blind with { CpuCores = new Cpus(0.495), ThrottledShare = 0.9 },
            "collection" => Blind with { CpuCores = new Cpus(0.35), Runtime = Calm with { GcPauseShare = 0.3 } },
            "bytes" => Blind with { TxBytes = 200_000_000 },
            _ => Blind,
        };

    private static ProbeResult Of(string how, ProbeResult probe) =>
        how switch
        {
            "others" => probe with { OthersCpu = new Cpus(1.8) },
            "generator" => probe with { Generator = new GeneratorUse { Limited = true } },
            "bytes" => probe with { Shares = [new NodeShare("svc-1", probe.Completed)] },
            _ => probe,
        };
}
