using CapacityLab.Analysis.Gates;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Gates;

public class GateJudgeTests
{
    private static readonly Objectives AtHundred = new() { RequestsPerSecond = new RequestRate(100) };

    [Fact]
    public void The_smallest_layout_that_holds_the_load_is_judged()
    {
        var gates = GateJudge.Judge(
            AtHundred,
            [Known.Layout("small", 0.25, 60), Known.Layout("middle", 0.5, 130), Known.Layout("large", 1, 260)]
        );

        Assert.Equal(["capacity", "p99 response time", "success ratio"], gates.Select(gate => gate.Name));
        Assert.All(gates, gate => Assert.Equal(("middle", GateOutcome.Pass), (gate.Layout, gate.Outcome)));
        Assert.Equal((100, 130), (gates[0].Target, gates[0].Actual));
        Assert.Equal(0.3, gates[0].Margin!.Value, 6);
    }

    [Fact]
    public void Of_equal_total_size_the_layout_with_fewer_replicas_is_the_smaller()
    {
        var two = Known.Layout("2 × 0.25", 0.25, 130) with { Replicas = 2 };
        Assert.Equal(
            "1 × 0.5",
            GateJudge.SmallestThatHolds([two, Known.Layout("1 × 0.5", 0.5, 120)], new RequestRate(100))!.Name
        );
    }

    [Fact]
    public void A_load_that_no_layout_holds_fails_on_the_best()
    {
        var gates = GateJudge.Judge(AtHundred, [Known.Layout("small", 0.25, 60), Known.Layout("large", 1, 80)]);

        var capacity = gates[0];
        Assert.Equal(("large", GateOutcome.Fail), (capacity.Layout, capacity.Outcome));
        Assert.Equal(-0.2, capacity.Margin!.Value, 6);
    }

    [Fact]
    public void A_load_beyond_a_generator_limited_layout_is_inconclusive()
    {
        var limited = Known.Layout("large", 1, 80) with
        {
            Capacity = new CapacityResult { Status = CapacityStatus.GeneratorLimited },
        };
        var gate = Assert.Single(GateJudge.Judge(AtHundred, [Known.Layout("small", 0.25, 60), limited]));
        Assert.Equal(GateOutcome.Inconclusive, gate.Outcome);
    }

    [Fact]
    public void A_probe_that_broke_and_held_when_repeated_does_not_fail_the_layout_that_holds_the_load()
    {
        var layout = Known.Layout("small", 0.25, 130);
        layout = layout with { Probes = [Known.Probe(130, false), Known.Probe(120, false), .. layout.Probes] };

        var gates = GateJudge.Judge(AtHundred, [layout]);

        Assert.All(gates, gate => Assert.Equal(GateOutcome.Pass, gate.Outcome));
        Assert.Equal("1000 observations at 130 req/s; 1 more at that rate broke and did not decide", gates[1].Basis);
    }

    [Fact]
    public void Without_a_load_a_first_probe_that_was_disturbed_does_not_decide()
    {
        var layout = Known.Layout("small", 0.25, 60);
        var gates = GateJudge.Judge(
            new Objectives(),
            [layout with { Probes = [Known.Probe(30, false), .. layout.Probes] }]
        );

        Assert.All(gates, gate => Assert.Equal(GateOutcome.Pass, gate.Outcome));
    }

    [Theory]
    [InlineData(2, 100)]
    [InlineData(99, 100)]
    [InlineData(99, 500)]
    public void A_p99_of_too_few_observations_is_open_and_is_no_figure(int count, double slowest)
    {
        var few = Known.Probe(100, true) with
        {
            ResponseTimeMs = new LatencySummary
            {
                Count = count,
                P99 = TimeSpan.FromMilliseconds(slowest),
                Max = TimeSpan.FromMilliseconds(slowest),
            },
        };

        var p99 = GateJudge.Judge(AtHundred, [Known.Layout("small", 0.25, 100) with { Probes = [few] }])[1];

        Assert.Equal(("p99 response time", null, GateOutcome.Inconclusive), (p99.Name, p99.Actual, p99.Outcome));
        Assert.Contains($"{count} observations", p99.Basis, StringComparison.Ordinal);
        Assert.Contains("that needs 100", p99.Basis, StringComparison.Ordinal);
    }

    [Fact]
    public void A_p99_that_nobody_saw_does_not_pass()
    {
        var unseen = Known.Probe(30, false) with
        {
            Purpose = ProbePurpose.Search,
            Ok = 0,
            Dropped = 1_000,
            ResponseTimeMs = new LatencySummary(),
        };
        var layout = new LayoutResult { Name = "silent", Probes = [unseen] };

        var p99 = GateJudge.Judge(
            AtHundred with
            {
                SuccessRatio = 0,
            },
            [layout, Known.Layout("small", 0.25, 60) with { Probes = [unseen with { Offered = new RequestRate(100) }] }]
        )[1];

        Assert.Equal(("p99 response time", null, GateOutcome.Fail), (p99.Name, p99.Actual, p99.Outcome));
    }

    [Fact]
    public void Without_a_load_every_layout_is_judged_at_its_lowest_rate()
    {
        var gates = GateJudge.Judge(
            new Objectives(),
            [Known.Layout("small", 0.25, 60), new LayoutResult { Name = "broken", Error = "crashed" }]
        );

        Assert.Equal(3, gates.Count);
        Assert.Equal(("small", 100.0), (gates[0].Layout, gates[0].Actual));
        Assert.Equal(("broken", GateOutcome.Inconclusive), (gates[2].Layout, gates[2].Outcome));
    }
}
