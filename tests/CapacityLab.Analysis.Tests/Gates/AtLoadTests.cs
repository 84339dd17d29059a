using CapacityLab.Analysis.Gates;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Gates;

/// <summary>"Does not hold" is said only of what was tried.</summary>
public class AtLoadTests
{
    [Theory]
    [InlineData(3_257, 10, SizingOutcome.Unknown)]
    [InlineData(3_257, 3_257, SizingOutcome.DoesNotHold)]
    [InlineData(9, 10, SizingOutcome.DoesNotHold)]
    public void A_layout_that_failed_everywhere_is_known_from_its_lowest_failure_on(
        double failed,
        double load,
        SizingOutcome expected
    ) => Assert.Equal(expected, AtLoad.Of(Failed("a", failed, 5_000), new RequestRate(load)));

    [Theory]
    [InlineData(100, 110, 105, SizingOutcome.DoesNotHold)]
    [InlineData(50, 3_000, 100, SizingOutcome.Unknown)]
    [InlineData(50, 3_000, 3_000, SizingOutcome.DoesNotHold)]
    [InlineData(50, 3_000, 50, SizingOutcome.Holds)]
    public void Between_what_held_and_what_failed_nothing_is_known(
        double held,
        double broken,
        double load,
        SizingOutcome expected
    )
    {
        var layout = Known.Layout("a", 1, held);
        layout = layout with { Capacity = layout.Capacity with { BrokenAt = new RequestRate(broken) } };

        Assert.Equal(expected, AtLoad.Of(layout, new RequestRate(load)));
    }

    [Theory]
    [InlineData(CapacityStatus.GeneratorLimited)]
    [InlineData(CapacityStatus.HostDisturbed)]
    [InlineData(CapacityStatus.BrokenScenario)]
    [InlineData(CapacityStatus.NotReached)]
    public void What_did_not_end_for_the_targets_own_sake_is_unknown(CapacityStatus status)
    {
        var layout = new LayoutResult
        {
            Name = "a",
            Capacity = new CapacityResult { Status = status },
        };

        Assert.Equal(SizingOutcome.Unknown, AtLoad.Of(layout, new RequestRate(10)));
        Assert.Equal(SizingOutcome.Unknown, AtLoad.Of(layout with { Error = "broke" }, new RequestRate(10)));
    }

    [Fact]
    public void A_load_below_everything_that_was_tried_is_inconclusive()
    {
        var result = Concluded(10, Failed("1 × 0.1 CPU", 3_257));

        Assert.Equal(5, result.ExitCode);
        Assert.All(result.Gates, gate => Assert.Equal(GateOutcome.Inconclusive, gate.Outcome));
    }

    [Fact]
    public void The_smallest_is_told_with_the_smaller_ones_that_are_unknown()
    {
        var result = Concluded(
            10,
            Failed("tiny", 3_257) with
            {
                Cpus = new Cpus(0.1),
            },
            Known.Layout("small", 0.2, 4_783)
        );

        Assert.Contains("small is the smallest layout that holds", result.Verdict, StringComparison.Ordinal);
        Assert.EndsWith("; smaller and not known: tiny", result.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void A_probe_above_the_load_fails_no_gate_that_the_capacity_leaves_open()
    {
        var limited = new LayoutResult
        {
            Name = "large",
            Capacity = new CapacityResult { Status = CapacityStatus.GeneratorLimited },
        };

        var result = Concluded(62, Known.Layout("small", 0.25, 60), limited);

        Assert.Equal(5, result.ExitCode);
        Assert.DoesNotContain(result.Gates, gate => gate.Outcome == GateOutcome.Fail);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public void Without_a_load_nothing_fails(bool? held)
    {
        var layout = Failed("a", 3_987) with { Probes = [Known.Probe(3_987, held)] };

        var result = Concluded(load: null, layout, Known.Layout("b", 1, 2_000));

        Assert.Equal(5, result.ExitCode);
        Assert.DoesNotContain(result.Gates, gate => gate.Outcome == GateOutcome.Fail);
    }

    [Fact]
    public void A_failure_names_the_gate_with_what_was_asked_and_found()
    {
        var result = Concluded(100, Known.Layout("small", 0.25, 80));

        Assert.Equal(3, result.ExitCode);
        Assert.EndsWith("; failed: capacity of small 80 req/s (≥ 100 req/s)", result.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_rates_stand_in_the_verdict_of_a_flow()
    {
        var flow = Known.Layout("flow", 1, 108);
        flow = flow with { Capacity = flow.Capacity with { IterationsPerSecond = new IterationRate(36) } };

        Assert.Contains(
            "at 90 req/s (30 iterations/s); its capacity is 108 req/s (36 iterations/s)",
            Concluded(90, flow).Verdict,
            StringComparison.Ordinal
        );
    }

    private static LayoutResult Failed(string name, params double[] rates) =>
        new()
        {
            Name = name,
            Replicas = 1,
            Cpus = new Cpus(0.1),
            Capacity = new CapacityResult { Status = CapacityStatus.Failed },
            Probes = [.. rates.Select(rate => Known.Probe(rate, held: false) with { Purpose = ProbePurpose.Search })],
        };

    private static RunResult Concluded(double? load, params LayoutResult[] layouts)
    {
        var objectives = new Objectives { RequestsPerSecond = load is { } rate ? new RequestRate(rate) : null };
        return Verdict.Conclude(
            new RunResult
            {
                Objectives = objectives,
                Layouts = layouts,
                Gates = GateJudge.Judge(objectives, layouts),
            },
            0
        );
    }
}
