using CapacityLab.Results.Layouts;
using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Sizing;

public class NotProbedTests
{
    private static readonly LayoutResult Tiny = Sized.Layout(1, 0.1, 3_257 / 1.1) with
    {
        Capacity = new CapacityResult { Status = CapacityStatus.Failed },
        Probes = [Sized.Probe(1, 0.1, 3_257, held: false, 0.5)],
    };

    [Fact]
    public void A_layout_that_was_never_tried_near_the_load_is_unknown_and_says_so()
    {
        var larger = Sized.Layout(1, 0.2, 4_783);

        var answer = Sized.Answer(Sized.Load(10), Tiny, larger);

        Assert.Equal(SizingOutcome.Unknown, answer.Of(Tiny).Outcome);
        Assert.Equal(["It was not probed below 3,257 req/s, where it did not hold."], answer.Of(Tiny).Reasons);
        Assert.Equal(larger.Name, answer.Layout);
        Assert.Contains("Smaller and unknown: 1 × 0.1 CPU.", answer.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_at_what_load_and_headroom_need_is_enough()
    {
        var answer = Sized.Answer(Sized.Load(3_000), Tiny);

        Assert.Equal(SizingOutcome.DoesNotHold, answer.Of(Tiny).Outcome);
    }

    [Fact]
    public void A_gap_between_what_held_and_what_failed_leaves_it_open()
    {
        var layout = Sized.Layout(1, 1, 50);
        layout = layout with { Capacity = layout.Capacity with { BrokenAt = new RequestRate(3_000) } };

        var sized = Sized.Answer(Sized.Load(100), layout).Of(layout);

        Assert.Equal(SizingOutcome.Unknown, sized.Outcome);
        Assert.Contains("It failed at 3,000 req/s; nothing between that and 50 req/s was settled.", sized.Reasons);
    }

    [Theory]
    [InlineData(100, 0.3, 1, "holds, but not with one replica lost")]
    [InlineData(100, 0, 2, "holds, but not with 2 replicas lost")]
    [InlineData(140, 0.3, 0, "holds, but not with 30 % headroom")]
    [InlineData(160, 0.3, 0, "does not hold")]
    [InlineData(100, 0.3, 0, "holds")]
    public void What_holds_without_a_lost_replica_or_headroom_is_not_said_not_to_hold(
        double load,
        double headroom,
        int spare,
        string words
    )
    {
        var layout = Sized.Layout(1, 1, 150);
        var request = Sized.Load(load, headroom, spare);

        Assert.Equal(words, SizedWords.Of(Sized.Answer(request, layout).Of(layout), request));
    }

    [Fact]
    public void A_rate_that_held_above_its_intervals_lower_end_holds_but_not_safely()
    {
        var layout = Sized.Layout(1, 1, 150);
        layout = layout with { Capacity = layout.Capacity with { Low = new RequestRate(140) } };
        var request = Sized.Load(145, headroom: 0);

        Assert.Equal("holds, but not safely", SizedWords.Of(Sized.Answer(request, layout).Of(layout), request));
    }
}
