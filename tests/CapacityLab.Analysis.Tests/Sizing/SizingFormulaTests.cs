using CapacityLab.Results.Layouts;
using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Sizing;

/// <summary>Figures that were worked out by hand.</summary>
public class SizingFormulaTests
{
    [Fact]
    public void A_layout_whose_first_probe_never_ended_is_unknown_and_not_refuted()
    {
        var begun = Sized.Layout(1, 0.5, 500) with { Capacity = new CapacityResult(), Probes = [] };

        var sized = Sized.Answer(Sized.Load(100), begun).Of(begun);

        Assert.Equal(SizingOutcome.Unknown, sized.Outcome);
        Assert.Equal("No rate was probed to its end.", Assert.Single(sized.Reasons));
    }

    [Fact]
    public void Headroom_is_what_the_load_leaves_of_the_capacity() =>
        Assert.Equal(0.9, Sized.Answer(Sized.Load(100), Sized.Layout(1, 1, 1_000)).Layouts[0].Headroom);

    [Fact]
    public void A_layout_holds_a_load_up_to_what_the_headroom_leaves_and_no_further()
    {
        var layout = Sized.Layout(1, 1, 1_000);

        Assert.Equal(layout.Name, Sized.Answer(Sized.Load(750, headroom: 0.25), layout).Layout);
        Assert.Equal("", Sized.Answer(Sized.Load(750.001, headroom: 0.25), layout).Layout);
    }

    /// <summary>1 − 0.8 is a little less than 0.2 in binary, and 1 − 0.9 than 0.1.</summary>
    [Theory]
    [InlineData(200, 0.8)]
    [InlineData(100, 0.9)]
    [InlineData(300, 0.7)]
    public void What_the_headroom_leaves_to_the_last_request_is_held(double load, double headroom)
    {
        var request = Sized.Load(load, headroom) with { GrowthPercentPerMonth = 5 };

        var sized = Sized.Answer(request, Sized.Layout(1, 1, 1_000)).Layouts[0];

        Assert.Equal((Results.Sizing.SizingOutcome.Holds, 0.0), (sized.Outcome, sized.Months));
    }

    [Fact]
    public void The_lower_end_of_the_bracket_counts_never_the_upper()
    {
        var layout = Sized.Layout(1, 1, 1_000);
        var wide = layout with { Capacity = layout.Capacity with { High = new RequestRate(5_000) } };

        Assert.Equal("", Sized.Answer(Sized.Load(1_001, headroom: 0), wide).Layout);
        Assert.Equal(new RequestRate(1_000), Sized.Answer(Sized.Load(100), wide).Layouts[0].Capacity);
    }

    /// <summary>1 core · 0.04 + 1 GiB · 0.005 = 0.045 an hour; · 730; / (3,600 · rate) · 10⁶.</summary>
    [Fact]
    public void Costs_are_those_of_the_limits_of_all_replicas()
    {
        var request = Sized.Load(100) with { Prices = Sized.Prices };

        var sized = Sized.Answer(request, Sized.Layout(2, 0.5, 1_000)).Layouts[0];

        Assert.Equal(0.045, sized.CostPerHour);
        Assert.Equal(32.85, sized.CostPerMonth);
        Assert.Equal(0.0125, sized.CostPerMillion);
        Assert.Equal(0.125, sized.CostPerMillionAtLoad);
    }

    /// <summary>0.5 core · 0.04 + 0.25 GiB · 0.005 = 0.02125 more.</summary>
    [Fact]
    public void The_balancer_counts_where_the_prices_say_so_and_only_where_there_is_one()
    {
        var request = Sized.Load(100) with { Prices = Sized.Prices with { CountBalancer = true } };
        var (one, two) = (Sized.Layout(1, 1, 900), Sized.Layout(2, 0.5, 1_000));

        var answer = Sized.Answer(request, one, two);

        Assert.Equal(0.06625, answer.Of(two).CostPerHour);
        Assert.Equal(0.0425, answer.Of(one).CostPerHour);
        Assert.Contains("of the balancer in EUR", answer.Counted, StringComparison.Ordinal);
    }

    /// <summary>ln(1,000 · 0.7 / 100) / ln 1.1 = 1.9459 / 0.09531 = 20.4166 months of 30.437 days = 621.4 days.</summary>
    [Fact]
    public void Growth_tells_until_when()
    {
        var request = Sized.Load(100) with { GrowthPercentPerMonth = 10 };

        var sized = Sized.Answer(request, Sized.Layout(1, 1, 1_000)).Layouts[0];

        Assert.Equal(20.4166, sized.Months!.Value, 4);
        Assert.Equal(new DateOnly(2027, 9, 14), DateOnly.FromDateTime(sized.Until!.Value.UtcDateTime));
    }

    [Fact]
    public void With_spares_the_date_is_that_of_what_is_left()
    {
        var request = Sized.Load(100, spare: 1) with { GrowthPercentPerMonth = 10 };
        var (one, two) = (Sized.Layout(1, 0.5, 200), Sized.Layout(2, 0.5, 1_000));

        var sized = Sized.Answer(request, one, two).Of(two);

        // ln(200 · 0.7 / 100) / ln 1.1
        Assert.Equal(3.5303, sized.Spare!.Months!.Value, 4);
        Assert.Equal(20.4166, sized.Months!.Value, 4);
        Assert.Equal(107, (sized.Until!.Value - Sized.Now).Days);
    }

    [Fact]
    public void Without_growth_and_beyond_a_century_there_is_no_date()
    {
        var layout = Sized.Layout(1, 1, 1_000);

        var still = Sized.Answer(Sized.Load(100), layout).Layouts[0];
        var slow = Sized.Answer(Sized.Load(100) with { GrowthPercentPerMonth = 0.1 }, layout).Layouts[0];

        Assert.Equal((null, null), (still.Months, still.Until));
        Assert.Equal(1_946.9, slow.Months!.Value, 1);
        Assert.Null(slow.Until);
    }

    /// <summary>80 % · (1 − 0.3) / 1.1 = 50.9 %.</summary>
    [Fact]
    public void The_autoscalers_target_is_the_use_at_the_knee_less_the_headroom_and_its_tolerance()
    {
        var advice = Sized.Answer(Sized.Load(100), Sized.Layout(1, 1, 1_000)).Deployment!;

        Assert.Equal((new RequestRate(1_000), 0.8, 50), (advice.KneeAt, advice.KneeCpuShare, advice.CpuTargetPercent));
    }

    /// <summary>Kubernetes does nothing up to 1.1 times its target: 80 % / 1.1 = 72.7 %, and 1 − 72 / 80 = 10 %.</summary>
    [Fact]
    public void The_autoscaler_acts_before_the_knee_also_without_headroom_and_says_what_that_leaves_free()
    {
        var advice = Sized.Answer(Sized.Load(100, headroom: 0), Sized.Layout(1, 1, 1_000)).Deployment!;

        Assert.Equal(72, advice.CpuTargetPercent);
        Assert.EndsWith(
            "the autoscaler's target, 72 %, leaves 10 % of that free.",
            advice.Notes[0],
            StringComparison.Ordinal
        );
    }

    /// <summary>Kubernetes takes no target below 1 %.</summary>
    [Fact]
    public void Where_replicas_use_next_to_no_CPU_no_target_is_derived_from_it()
    {
        var layout = Sized.Layout(1, 1, 500) with { Probes = [Sized.Probe(1, 1, 500, true, 0.008)] };

        var advice = Sized.Answer(Sized.Load(100), layout).Deployment!;

        Assert.Null(advice.CpuTargetPercent);
        Assert.Contains("0.8 % of their CPU: it tells nothing of this load", advice.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_knee_is_the_rate_that_is_stated_not_the_lower_end_of_the_interval()
    {
        var layout = Sized.Layout(1, 1, 500);
        layout = layout with
        {
            Capacity = layout.Capacity with { Low = new RequestRate(478) },
            Probes = [Sized.Probe(1, 1, 480, true, 0.7), .. layout.Probes],
        };

        Assert.StartsWith(
            "At 500 req/s, the rate that is stated, the replicas used 80 %",
            Sized.Answer(Sized.Load(100), layout).Deployment!.Notes[0],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_autoscaler_may_start_as_many_replicas_as_were_measured_to_take_more()
    {
        var layouts = new[]
        {
            Sized.Layout(1, 0.5, 500),
            Sized.Layout(2, 0.5, 900),
            Sized.Layout(4, 0.5, 850),
            Sized.Layout(8, 0.25, 2_000),
        };

        var advice = Sized.Answer(Sized.Load(600), layouts).Deployment!;

        Assert.Equal(("2 × 0.5 CPU", 2, 2), (advice.Layout, advice.Replicas, advice.MaxReplicas));
        Assert.Equal(4, Sized.Answer(Sized.Load(100), layouts[0], layouts[2]).Deployment!.MaxReplicas);
    }

    [Fact]
    public void Where_the_cpu_was_not_what_gave_out_the_autoscaler_comes_with_a_warning()
    {
        var layout = Sized.Layout(1, 1, 1_000) with { Bottleneck = new() { Cause = "dependency" } };

        Assert.Contains(
            Sized.Answer(Sized.Load(100), layout).Deployment!.Notes,
            note => note.Contains("(dependency): scaling by CPU may come late", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Without_samples_of_the_cpu_no_target_is_made_up()
    {
        var layout = Sized.Layout(1, 1, 1_000) with { Probes = [] };

        var advice = Sized.Answer(Sized.Load(100), layout).Deployment!;

        Assert.Equal((null, null, null), (advice.KneeAt, advice.KneeCpuShare, advice.CpuTargetPercent));
        Assert.Contains(advice.Notes, note => note.Contains("was not sampled", StringComparison.Ordinal));
    }
}
