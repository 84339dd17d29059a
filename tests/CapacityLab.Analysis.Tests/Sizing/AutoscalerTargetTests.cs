using CapacityLab.Results.Layouts;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Analysis.Tests.Sizing;

/// <summary>Up to 1.1 times its target the autoscaler starts nothing: what was promised has to be kept up to there.</summary>
public class AutoscalerTargetTests
{
    private static readonly LayoutResult One = Sized.Layout(1, 0.25, 226);
    private static readonly LayoutResult Two = Sized.Layout(2, 0.25, 383);

    /// <summary>80 % · 226 · 0.7 / 383 / 1.1 = 30.04 %, where the headroom alone would allow 50.9 %.</summary>
    [Fact]
    public void With_a_replica_to_spare_one_that_is_lost_leaves_what_holds_before_another_is_started()
    {
        var advice = Advice(Sized.Load(150, spare: 1), One, Two);

        Assert.Equal((Two.Name, 30), (advice.Layout, advice.CpuTargetPercent));
        Assert.Equal(
            "Kubernetes starts nothing up to 1.1 times its target, here 157.99 req/s. That is at least 30 % below the 383 req/s of 2 × 0.25 CPU. With one replica lost it is below the 226 req/s that 1 × 0.25 CPU holds.",
            advice.Notes[1]
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(0.3)]
    public void The_load_at_which_another_is_started_is_held_without_the_spare_and_leaves_the_headroom(double headroom)
    {
        var advice = Advice(Sized.Load(100, headroom, spare: 1), One, Two);

        double carried = 1.1 * advice.CpuTargetPercent!.Value / (100 * advice.KneeCpuShare!.Value) * 383;
        Assert.InRange(carried, 100, (226 * (1 - headroom)) + 1e-9);
    }

    [Fact]
    public void What_is_left_may_hold_more_than_all_did_and_then_the_headroom_decides()
    {
        var better = Sized.Layout(1, 0.25, 400);

        Assert.Equal(50, Advice(Sized.Load(150, spare: 1), better, Two).CpuTargetPercent);
    }

    [Fact]
    public void A_lower_bound_of_what_is_left_is_told_as_one()
    {
        var advice = Advice(Sized.Load(150, spare: 1), One.With(CapacityStatus.NotReached), Two);

        Assert.Equal(30, advice.CpuTargetPercent);
        Assert.Contains("1 × 0.25 CPU holds at least", advice.Notes[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_layout_of_which_only_a_lower_bound_is_known_has_no_target()
    {
        var idle = One.With(CapacityStatus.NotReached) with { Bottleneck = new() { Cause = BottleneckCause.None } };

        var advice = Advice(Sized.Load(100), idle);

        Assert.Equal((0.8, null), (advice.KneeCpuShare, advice.CpuTargetPercent));
        Assert.Contains("where they give out is not known", advice.Notes[0], StringComparison.Ordinal);
        Assert.DoesNotContain(advice.Notes, note => note.Contains("may come late", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_spare_the_note_tells_of_the_headroom_alone() =>
        Assert.Equal(
            "Kubernetes starts nothing up to 1.1 times its target, here 263.31 req/s. That is at least 30 % below the 383 req/s of 2 × 0.25 CPU.",
            Advice(Sized.Load(230), One, Two).Notes[1]
        );

    private static DeploymentAdvice Advice(SizingRequest request, params LayoutResult[] layouts) =>
        Sized.Answer(request, layouts).Deployment!;
}
