using CapacityLab.Analysis.Gates;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Gates;

public class VerdictTests
{
    [Fact]
    public void A_pass_names_the_smallest_layout_and_its_headroom()
    {
        var result = Verdict.Conclude(
            Judged(Known.Layout("1 × 0.25 CPU", 0.25, 60), Known.Layout("1 × 0.5 CPU", 0.5, 125)),
            0
        );

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            "PASS: 1 × 0.5 CPU is the smallest layout that holds p99 ≤ 200 ms and 99.0 % success at 100 req/s; its capacity is 125 req/s, headroom 20 %",
            result.Verdict
        );
    }

    [Theory]
    [InlineData("small", 1, "")]
    [InlineData("large", 1, "; with 30 % headroom and one replica lost, run large")]
    [InlineData("large", 0, "; with 30 % headroom, run large")]
    [InlineData("", 2, "; with 30 % headroom and 2 replicas lost, no measured layout is known to hold it")]
    public void A_pass_says_what_is_recommended_where_that_is_not_the_smallest(
        string layout,
        int spare,
        string expected
    )
    {
        var judged = Judged(Known.Layout("small", 0.25, 125), Known.Layout("large", 0.5, 250));
        var sizing = new SizingResult
        {
            Layout = layout,
            Request = new SizingRequest { SpareReplicas = spare },
        };

        string verdict = Verdict.Conclude(judged with { Recommendation = sizing }, 0).Verdict;

        Assert.EndsWith("headroom 20 %" + expected, verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void A_load_that_no_layout_holds_ends_with_three()
    {
        var result = Verdict.Conclude(Judged(Known.Layout("1 × 0.25 CPU", 0.25, 60)), 0);

        Assert.Equal(3, result.ExitCode);
        Assert.StartsWith(
            "FAIL: no layout holds p99 ≤ 200 ms and 99.0 % success at 100 req/s; 1 × 0.25 CPU holds most, 60 req/s",
            result.Verdict,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(6, 7, 7)]
    [InlineData(6, 0, 6)]
    public void A_layout_that_broke_outranks_a_failed_gate(int first, int second, int expected)
    {
        var result = Judged(
            Known.Layout("small", 0.25, 60),
            new LayoutResult
            {
                Name = "a",
                Error = "broke",
                ErrorExitCode = first,
            },
            new LayoutResult
            {
                Name = "b",
                ErrorExitCode = second,
                Error = second == 0 ? "" : "broke",
            }
        );
        Assert.Equal(expected, Verdict.Conclude(result, 0).ExitCode);
        Assert.StartsWith(
            expected == 7 ? "TARGET CRASHED: " : "NOT MEASURED: ",
            Verdict.Conclude(result, 0).Verdict,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_generator_limited_layout_makes_a_run_inconclusive_where_nothing_failed()
    {
        var limited = new LayoutResult
        {
            Name = "large",
            Capacity = new CapacityResult { Status = CapacityStatus.GeneratorLimited },
        };
        var result = Verdict.Conclude(Judged(Known.Layout("small", 0.25, 160), limited), 0);
        Assert.Equal(5, result.ExitCode);
        Assert.StartsWith("INCONCLUSIVE", result.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupted_run_keeps_the_signals_code_and_says_how_far_it_came()
    {
        var result = Verdict.Conclude(Judged(Known.Layout("small", 0.25, 160)) with { Gates = [] }, 130);
        Assert.Equal(130, result.ExitCode);
        Assert.StartsWith(
            "INTERRUPTED: 1 layout measured before the run was ended; small is the smallest",
            result.Verdict,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_interrupted_run_does_not_say_that_a_layout_holds_most_when_none_was_measured()
    {
        var known = Known.Layout("small", 0.25, 160);
        var layout = known with { Capacity = known.Capacity with { Status = CapacityStatus.NotReached } };

        var result = Verdict.Conclude(Judged(layout) with { Gates = [] }, 130);

        Assert.Equal(
            "INTERRUPTED: 0 layouts measured before the run was ended; so far small holds 160 req/s",
            result.Verdict
        );
    }

    [Fact]
    public void A_run_without_any_capacity_says_so()
    {
        var result = Verdict.Conclude(
            new RunResult
            {
                Status = RunStatus.Invalid,
                Layouts =
                [
                    new LayoutResult
                    {
                        Name = "a",
                        Error = "broke",
                        ErrorExitCode = 6,
                    },
                ],
            },
            0
        );
        Assert.Equal("INVALID: no capacity can be stated; 1 could not be measured: a", result.Verdict);
    }

    [Theory]
    [InlineData(CapacityStatus.Failed, "no rate that was probed held the objectives")]
    [InlineData(CapacityStatus.GeneratorLimited, "no capacity can be stated: the generator was the limit")]
    public void Why_there_is_no_capacity_is_said(CapacityStatus status, string why)
    {
        var layout = new LayoutResult
        {
            Name = "a",
            Capacity = new CapacityResult { Status = status },
            Probes = [Known.Probe(100, held: false)],
        };

        Assert.EndsWith(why, Verdict.Conclude(Judged(layout), 0).Verdict, StringComparison.Ordinal);
    }

    private static RunResult Judged(params LayoutResult[] layouts)
    {
        var objectives = new Objectives { RequestsPerSecond = new RequestRate(100) };
        return new RunResult
        {
            Objectives = objectives,
            Layouts = layouts,
            Gates = GateJudge.Judge(objectives, layouts),
        };
    }
}
