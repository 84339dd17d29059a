using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Bottlenecks;

public class ConfirmationJudgeTests
{
    [Theory]
    // Before is 100 [98, 102] throughout.
    [InlineData(125, 122, 128, ConfirmationOutcome.Moved)]
    [InlineData(110, 107.2, 109, ConfirmationOutcome.Moved)]
    [InlineData(110, 107, 113, ConfirmationOutcome.Undecided)] // lowest ratio 1.049: two stands of one layout may differ by that
    [InlineData(106, 102.5, 109, ConfirmationOutcome.NotMoved)] // highest ratio 1.112
    [InlineData(106, 102.5, 111, ConfirmationOutcome.Undecided)] // highest ratio 1.133
    [InlineData(100, 98, 102, ConfirmationOutcome.NotMoved)]
    [InlineData(60, 58, 62, ConfirmationOutcome.NotMoved)]
    [InlineData(112, 90, 140, ConfirmationOutcome.Undecided)]
    public void What_both_intervals_allow_decides(double after, double low, double high, ConfirmationOutcome outcome)
    {
        var judged = Judge(Capacity(after, low, high));

        Assert.Equal(outcome, judged.Outcome);
        Assert.Equal(after / 100, judged.Ratio!.Value, 3);
        Assert.Equal(low / 102, judged.RatioLow!.Value, 3);
        Assert.Equal(high / 98, judged.RatioHigh!.Value, 3);
    }

    [Fact]
    public void What_the_probes_of_neither_can_show_does_not_count_against_the_rise()
    {
        var before = Tried with { Before = Lowered(Capacity(100, 98, 102), 98 / 1.1) };
        var after = Lowered(Capacity(125, 122, 128), 122 / 1.1);

        var judged = ConfirmationJudge.Judge(before, BottleneckCause.CpuLimit, Raised(after));

        Assert.Equal(ConfirmationOutcome.Moved, judged.Outcome);
        Assert.Equal(122 / 102.0, judged.RatioLow!.Value, 3);
        Assert.Equal(128 / 98.0, judged.RatioHigh!.Value, 3);
    }

    /// <summary>Before 100 [85, 102], where the probes' scatter alone reaches that low, after at most 103: a rise of 1.21 is possible.</summary>
    [Fact]
    public void Scatter_that_reaches_lower_than_what_goes_unnoticed_counts_in_full()
    {
        var before = Tried with { Before = Lowered(Capacity(100, 85, 102), 85) };

        var judged = ConfirmationJudge.Judge(before, BottleneckCause.CpuLimit, Raised(Capacity(101, 95, 103)));

        Assert.Equal((ConfirmationOutcome.Undecided, 1.2118), (judged.Outcome, judged.RatioHigh!.Value));
    }

    /// <summary>Over a grid of intervals: no rise is claimed that the intervals do not have, and none refuted that they allow.</summary>
    [Fact]
    public void It_never_says_more_than_the_intervals()
    {
        int judgedCount = 0;
        for (double centre = 0.8; centre <= 1.5; centre += 0.01)
        {
            for (double half = 0.005; half <= 0.2; half += 0.005)
            {
                var judged = Judge(Capacity(100 * centre, 100 * (centre - half), 100 * (centre + half)));

                Assert.Equal(judged.Outcome == ConfirmationOutcome.Moved, judged.RatioLow > 1.05);
                Assert.True(judged.Outcome != ConfirmationOutcome.NotMoved || judged.RatioHigh < 1.125);
                Assert.True(judged.Outcome != ConfirmationOutcome.Moved || centre > 1.05);
                judgedCount++;
            }
        }

        Assert.True(judgedCount > 2_000, $"{judgedCount} pairs");
    }

    [Fact]
    public void The_evidence_has_both_capacities_their_intervals_and_what_was_changed() =>
        Assert.Equal(
            "With 0.3125 CPU instead of 0.25 CPU (+25 %) as CPU limit of the replica, the layout took 125 req/s [122, 128], before 100 req/s [98, 102]: capacity moved by +25 % (+20 % to +31 %).",
            Judge(Capacity(125, 122, 128)).Evidence
        );

    [Fact]
    public void A_small_rise_that_is_certain_names_what_gave_out_next()
    {
        var raised = Raised(Capacity(109, 108, 109.5)) with
        {
            Bottleneck = new BottleneckResult { Cause = BottleneckCause.Lock, Node = "shop-1" },
        };

        var judged = ConfirmationJudge.Judge(Tried, BottleneckCause.CpuLimit, raised);

        Assert.Equal(ConfirmationOutcome.Moved, judged.Outcome);
        Assert.EndsWith(
            "capacity moved by +9 % (+6 % to +12 %), less than half of what was added. What gave out then: lock (shop-1).",
            judged.Evidence,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_capacity_that_stayed_tells_the_most_that_it_can_have_risen()
    {
        var judged = Judge(Capacity(101, 99, 103));

        Assert.Equal(ConfirmationOutcome.NotMoved, judged.Outcome);
        Assert.EndsWith(" to +5 %.", judged.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(130, ConfirmationOutcome.Moved)]
    [InlineData(104, ConfirmationOutcome.Undecided)]
    public void A_search_that_ended_with_every_rate_held_gives_a_lower_bound(double held, ConfirmationOutcome outcome)
    {
        var judged = Judge(Capacity(held, held, null) with { Status = CapacityStatus.NotReached });

        Assert.Equal((outcome, (double?)null), (judged.Outcome, judged.RatioHigh));
        Assert.Contains($"at least {held} req/s", judged.Evidence, StringComparison.Ordinal);
        Assert.Equal(
            outcome == ConfirmationOutcome.Moved,
            judged.Evidence.EndsWith("moved by +27 % or more.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Where_the_hosts_processors_were_used_up_nothing_is_refuted()
    {
        var raised = Raised(Capacity(100, 98, 102)) with
        {
            Bottleneck = new BottleneckResult { Cause = BottleneckCause.HostCpu, Node = "host" },
        };

        var judged = ConfirmationJudge.Judge(Tried, BottleneckCause.CpuLimit, raised);

        Assert.Equal(ConfirmationOutcome.Undecided, judged.Outcome);
        Assert.Contains("the host's processors were used up", judged.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_raised_layout_without_a_capacity_failed_and_says_why()
    {
        var crashed = Raised(new CapacityResult()) with { Error = "shop-1 died.\n  | last words" };
        var limited = Raised(new CapacityResult { Status = CapacityStatus.GeneratorLimited });
        var none = Raised(new CapacityResult());

        var judged = new[] { crashed, limited, none }
            .Select(raised => ConfirmationJudge.Judge(Tried, BottleneckCause.CpuLimit, raised))
            .ToList();

        Assert.All(judged, one => Assert.Equal(ConfirmationOutcome.Failed, one.Outcome));
        Assert.EndsWith("the layout could not be measured: shop-1 died.", judged[0].Evidence, StringComparison.Ordinal);
        Assert.Contains("the generator was the limit", judged[1].Evidence, StringComparison.Ordinal);
        Assert.EndsWith("no rate held.", judged[2].Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_measured_to_its_end_keeps_its_probes_and_states_no_ratio()
    {
        var judged = ConfirmationJudge.Unfinished(Tried, Raised(Capacity(125, 122, 128)));

        Assert.Equal((ConfirmationOutcome.Failed, (double?)null), (judged.Outcome, judged.Ratio));
        Assert.NotNull(judged.Raised);
    }

    private static readonly ConfirmationResult Tried = new()
    {
        Node = "shop",
        Changes = [new ResourceChange("CPU limit of the replica", "0.25 CPU", "0.3125 CPU") { Factor = 1.25 }],
        Before = Capacity(100, 98, 102),
    };

    private static ConfirmationResult Judge(CapacityResult after) =>
        ConfirmationJudge.Judge(Tried, BottleneckCause.CpuLimit, Raised(after));

    private static LayoutResult Raised(CapacityResult after) =>
        new()
        {
            Capacity = after,
            Bottleneck = new BottleneckResult { Cause = BottleneckCause.CpuLimit },
        };

    private static CapacityResult Lowered(CapacityResult probed, double low) =>
        probed with
        {
            Low = new RequestRate(low),
            Unnoticed = 0.1,
        };

    private static CapacityResult Capacity(double stated, double low, double? high) =>
        new()
        {
            RequestsPerSecond = new RequestRate(stated),
            Low = new RequestRate(low),
            ProbedLow = new RequestRate(low),
            High = high is { } upper ? new RequestRate(upper) : null,
            Status = CapacityStatus.Measured,
        };
}
