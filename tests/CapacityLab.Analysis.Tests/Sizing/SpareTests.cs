using CapacityLab.Analysis.Sizing;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Sizing;

public class SpareTests
{
    private static readonly LayoutResult One = Sized.Layout(1, 0.5, 300);
    private static readonly LayoutResult Two = Sized.Layout(2, 0.5, 400);
    private static readonly LayoutResult Three = Sized.Layout(3, 0.5, 500);

    /// <summary>Two of them would hold 600 by multiplication; 400 was measured.</summary>
    [Fact]
    public void What_is_left_is_what_so_many_were_measured_to_hold_never_a_product()
    {
        var sized = Sized.Answer(Sized.Load(420, headroom: 0, spare: 1), One, Two, Three).Of(Three);

        Assert.Equal(
            (2, Two.Name, new RequestRate(400)),
            (sized.Spare!.Replicas, sized.Spare.Layout, sized.Spare.Capacity)
        );
        Assert.Equal(SizingOutcome.DoesNotHold, sized.Outcome);
        Assert.Contains(
            "With one replica lost, 2 × 0.5 CPU is left and holds 400 req/s",
            Assert.Single(sized.Reasons),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_headroom_is_wanted_of_what_is_left_too()
    {
        Assert.Equal(Three.Name, Sized.Answer(Sized.Load(300, headroom: 0.25, spare: 1), Two, Three).Layout);
        Assert.Equal("", Sized.Answer(Sized.Load(300.1, headroom: 0.25, spare: 1), Two, Three).Layout);
    }

    [Fact]
    public void Of_a_single_replica_nothing_is_left()
    {
        var answer = Sized.Answer(Sized.Load(1, spare: 1), One);

        Assert.Equal(new RequestRate(0), answer.Layouts[0].Spare!.Capacity);
        Assert.Equal(["With one replica lost nothing is left."], answer.Layouts[0].Reasons);
        Assert.Equal(("", One.Name), (answer.Layout, answer.WithoutSpare));
        Assert.Contains("Without a spare replica, run 1 × 0.5 CPU", answer.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_neither_measured_nor_fitted_is_unknown_and_not_guessed()
    {
        var sized = Sized.Answer(Sized.Load(10, spare: 1), One, Three).Of(Three);

        Assert.Equal((SizingOutcome.Unknown, 2, null), (sized.Outcome, sized.Spare!.Replicas, sized.Spare.Capacity));
        Assert.Contains(
            "was not measured, and no law predicts it within 10 %",
            Assert.Single(sized.Reasons),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_replica_of_another_size_says_nothing_of_what_is_left()
    {
        var larger = Sized.Layout(2, 0.5, 400, memoryMiB: 1_024);

        Assert.Equal(SizingOutcome.Unknown, Sized.Answer(Sized.Load(10, spare: 1), larger, Three).Of(Three).Outcome);
    }

    [Fact]
    public void Where_a_law_alone_tells_what_is_left_the_outcome_is_unknown_and_the_prediction_is_told()
    {
        var answer = Judged(340, Three);

        Assert.Equal(("", SizingOutcome.Unknown), (answer.Layout, answer.Of(Three).Outcome));
        Assert.Equal(
            (CapacityOrigin.Predicted, new RequestRate(350)),
            (answer.Of(Three).Spare!.Origin, answer.Of(Three).Spare!.Capacity)
        );
        Assert.Equal(
            "With one replica lost, 2 × 0.5 CPU (predicted) would be left. By the law it would hold: 350 req/s predicted, not measured.",
            Assert.Single(answer.Of(Three).Reasons)
        );
        Assert.Contains(
            "By the law 3 × 0.5 CPU would hold it for 1.5 CPU and 1,536 MiB: 350 req/s predicted, not measured, with one replica lost. Measure 2 of its replicas to know.",
            answer.Answer,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_was_measured_to_hold_is_preferred_and_what_would_be_cheaper_by_the_law_is_told()
    {
        LayoutResult[] larger = [Sized.Layout(1, 1, 500), Sized.Layout(2, 1, 900)];

        var answer = Judged(340, [Three, .. larger]);

        Assert.Equal("2 × 1 CPU", answer.Layout);
        Assert.Contains("By the law 3 × 0.5 CPU would hold it", answer.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prediction_that_is_too_small_leaves_the_outcome_unknown_too()
    {
        var sized = Judged(360, Three).Of(Three);

        Assert.Equal(SizingOutcome.Unknown, sized.Outcome);
        Assert.Contains(
            "By the law it may not hold, as 360 req/s would be needed: 350 req/s predicted, not measured.",
            Assert.Single(sized.Reasons),
            StringComparison.Ordinal
        );
    }

    private static SizingResult Judged(double load, params LayoutResult[] layouts) =>
        SizingJudge.Judge(
            new RunResult { Layouts = layouts },
            Sized.Load(load, headroom: 0, spare: 1),
            [
                new CandidateCapacity
                {
                    Name = "2 × 0.5 CPU (predicted)",
                    Replicas = 2,
                    Cpus = Three.Cpus,
                    Memory = Three.Memory,
                    Low = new RequestRate(350),
                    High = new RequestRate(450),
                },
            ]
        );

    [Fact]
    public void Several_spares_are_lost_together()
    {
        var sized = Sized.Answer(Sized.Load(300, headroom: 0, spare: 2), One, Two, Three);

        Assert.Equal(Three.Name, sized.Layout);
        Assert.Equal(One.Name, sized.Of(Three).Spare!.Layout);
    }
}
