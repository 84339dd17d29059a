using CapacityLab.Analysis.Sizing;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Sizing;

public class SizingChoiceTests
{
    [Fact]
    public void The_cheapest_that_holds_is_recommended_not_the_smallest()
    {
        var request = Sized.Load(100) with { Prices = Sized.Prices with { PerCoreHour = 0.01, PerGibHour = 0.1 } };
        var (roomy, lean) = (Sized.Layout(1, 0.5, 500, memoryMiB: 4_096), Sized.Layout(1, 1, 500, memoryMiB: 512));

        Assert.Equal(lean.Name, Sized.Answer(request, roomy, lean).Layout);
    }

    [Fact]
    public void Without_prices_fewer_cores_come_first_then_less_memory_and_that_is_said()
    {
        var (large, small, lean) = (
            Sized.Layout(1, 1, 500),
            Sized.Layout(2, 0.25, 500),
            Sized.Layout(1, 0.5, 500, memoryMiB: 256)
        );

        var answer = Sized.Answer(Sized.Load(100), large, small, lean);

        Assert.Equal([lean.Name, small.Name, large.Name], answer.Layouts.Select(sized => sized.Name));
        Assert.StartsWith("No prices were given", answer.Counted, StringComparison.Ordinal);
        Assert.All(answer.Layouts, sized => Assert.Null(sized.CostPerHour));
    }

    [Fact]
    public void Of_equal_costs_the_higher_capacity_comes_first_then_fewer_replicas_then_the_plans_order()
    {
        var request = Sized.Load(100) with { Prices = Sized.Prices };
        var layouts = new[]
        {
            Sized.Layout(2, 0.5, 400, 512),
            Sized.Layout(1, 1, 400, 1_024),
            Sized.Layout(4, 0.25, 600, 256),
            Sized.Layout(1, 1, 400, 1_024) with
            {
                Name = "again",
            },
        };

        Assert.Equal(
            ["4 × 0.25 CPU", "1 × 1 CPU", "again", "2 × 0.5 CPU"],
            Sized.Answer(request, layouts).Layouts.Select(sized => sized.Name)
        );
    }

    [Fact]
    public void Three_tenths_cost_what_a_third_of_them_thrice_costs()
    {
        var (one, three) = (Sized.Layout(1, 0.3, 400, 300), Sized.Layout(3, 0.1, 500, 100));

        Assert.Equal(three.Name, Sized.Answer(Sized.Load(100), one, three).Layout);
        Assert.Equal(three.Name, Sized.Answer(Sized.Load(100) with { Prices = Sized.Prices }, one, three).Layout);
    }

    [Fact]
    public void No_capacity_that_may_not_be_stated_is_recommended()
    {
        var layouts = new[]
        {
            Sized.Layout(1, 0.1, 5_000).With(CapacityStatus.GeneratorLimited),
            Sized.Layout(1, 0.2, 80).With(CapacityStatus.Failed),
            Sized.Layout(1, 0.3, 5_000) with
            {
                Error = "It died.",
                ErrorExitCode = 7,
            },
            Sized.Layout(1, 1, 500),
        };

        var answer = Sized.Answer(Sized.Load(100), layouts);

        Assert.Equal("1 × 1 CPU", answer.Layout);
        Assert.Equal(
            [SizingOutcome.Unknown, SizingOutcome.DoesNotHold, SizingOutcome.Unknown],
            layouts.Take(3).Select(layout => answer.Of(layout).Outcome)
        );
        Assert.All(layouts.Take(3), layout => Assert.Null(answer.Of(layout).Capacity));
        Assert.All(layouts.Take(3), layout => Assert.Single(answer.Of(layout).Reasons));
    }

    [Fact]
    public void A_capacity_that_was_not_reached_counts_as_a_lower_bound_and_says_so()
    {
        var layout = Sized.Layout(1, 1, 500).With(CapacityStatus.NotReached);

        var enough = Sized.Answer(Sized.Load(300), layout);
        var more = Sized.Answer(Sized.Load(400), layout);

        Assert.Equal((layout.Name, CapacityOrigin.AtLeast), (enough.Layout, enough.Layouts[0].Origin));
        Assert.Contains("its capacity is at least 500 req/s", enough.Answer, StringComparison.Ordinal);
        Assert.Equal(("", SizingOutcome.Unknown), (more.Layout, more.Layouts[0].Outcome));
        Assert.Contains(more.Layouts[0].Reasons, reason => reason.Contains("may hold more", StringComparison.Ordinal));
    }

    [Fact]
    public void Probes_that_failed_below_a_capacity_that_was_not_reached_are_named()
    {
        var layout = Sized.Layout(1, 1, 500).With(CapacityStatus.NotReached) with
        {
            Probes =
            [
                Sized.Probe(1, 1, 400, false, 0.5),
                Sized.Probe(1, 1, 400, true, 0.5),
                Sized.Probe(1, 1, 500, true, 0.8),
            ],
        };

        Assert.Equal(
            [
                "No rate above 500 req/s was seen to fail, and the layout may hold more.",
                "A probe failed at 400 req/s; repetitions or higher rates held, and outweigh it.",
            ],
            Sized.Answer(Sized.Load(300), layout).Layouts[0].Reasons
        );
    }

    [Fact]
    public void A_load_above_all_says_which_holds_most_and_how_much_is_lacking()
    {
        var answer = Sized.Answer(Sized.Load(1_400), Sized.Layout(1, 1, 1_000), Sized.Layout(1, 2, 1_500));

        Assert.Equal("", answer.Layout);
        Assert.Null(answer.Deployment);
        Assert.Equal(
            "No measured layout is known to hold 1,400 req/s with 30 % headroom. 1 × 2 CPU holds most, 1,500 req/s; 2,000 req/s would be needed, 500 req/s more.",
            answer.Answer
        );
    }

    [Fact]
    public void A_load_of_nothing_is_held_by_the_cheapest_with_a_capacity()
    {
        var request = Sized.Load(0) with { Prices = Sized.Prices, GrowthPercentPerMonth = 5 };

        var sized = Sized.Answer(request, Sized.Layout(1, 1, 500), Sized.Layout(1, 0.5, 300));

        Assert.Equal("1 × 0.5 CPU", sized.Layout);
        Assert.Equal(
            (1, null, null),
            (sized.Layouts[0].Headroom, sized.Layouts[0].CostPerMillionAtLoad, sized.Layouts[0].Months)
        );
    }

    [Fact]
    public void Without_a_load_nothing_is_recommended_and_layouts_are_ranked_by_the_cost_of_a_request()
    {
        var request = new SizingRequest { Prices = Sized.Prices };
        var (dear, cheap) = (Sized.Layout(1, 1, 500), Sized.Layout(1, 2, 1_500));

        var answer = Sized.Answer(request, dear, cheap);

        Assert.Equal("", answer.Layout);
        Assert.Equal([cheap.Name, dear.Name], answer.Layouts.Select(sized => sized.Name));
        Assert.StartsWith("No load was stated", answer.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_without_layouts_has_an_answer_too() =>
        Assert.Equal("No layout has a capacity: nothing can be recommended.", Sized.Answer(Sized.Load(1)).Answer);

    [Fact]
    public void A_predicted_layout_is_named_and_not_recommended()
    {
        var measured = Sized.Layout(4, 0.5, 1_000);
        var predicted = new CandidateCapacity
        {
            Name = "3 × 0.5 CPU",
            Replicas = 3,
            Cpus = measured.Cpus,
            Memory = measured.Memory,
            Low = new RequestRate(800),
        };

        var answer = SizingJudge.Judge(new RunResult { Layouts = [measured] }, Sized.Load(500), [predicted]);

        Assert.Equal(measured.Name, answer.Layout);
        Assert.Equal((predicted.Name, CapacityOrigin.Predicted), (answer.Layouts[0].Name, answer.Layouts[0].Origin));
        Assert.EndsWith(
            "By the fitted law 3 × 0.5 CPU would hold it for 1.5 CPU and 1,536 MiB: measure it before relying on it.",
            answer.Answer,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_prediction_for_a_size_that_was_measured_is_left_out()
    {
        var measured = Sized.Layout(1, 0.5, 100);
        var predicted = new CandidateCapacity
        {
            Name = "by the law",
            Replicas = 1,
            Cpus = measured.Cpus,
            Memory = measured.Memory,
            Low = new RequestRate(10_000),
        };

        Assert.Single(SizingJudge.Judge(new RunResult { Layouts = [measured] }, Sized.Load(50), [predicted]).Layouts);
    }

    /// <summary>Nothing failed in the layout of two: it may hold any amount more than the single replica, or more than was tried.</summary>
    [Theory]
    [InlineData(
        1_000,
        800,
        "1 × 1 CPU holds 1,000 req/s and 2 × 0.5 CPU at least 800 req/s: which of them holds more was not found."
    )]
    [InlineData(
        500,
        800,
        "1 × 1 CPU holds 500 req/s and 2 × 0.5 CPU at least 800 req/s, at least 60 % more; 1 × 1 CPU was limited by cpu-limit."
    )]
    public void A_lower_bound_is_not_compared_as_if_it_were_a_capacity(double up, double @out, string sentence) =>
        Assert.EndsWith(
            sentence,
            Sized
                .Answer(
                    Sized.Load(300),
                    Sized.Layout(1, 1, up),
                    Sized.Layout(2, 0.5, @out).With(CapacityStatus.NotReached)
                )
                .UpOrOut,
            StringComparison.Ordinal
        );

    [Fact]
    public void What_a_short_probe_cannot_show_is_taken_off_a_lower_bound_and_said()
    {
        var layout = Sized.Layout(1, 1, 120).With(CapacityStatus.NotReached);
        layout = layout with
        {
            Capacity = layout.Capacity with { Low = new RequestRate(100) },
            Probes = [Sized.Probe(1, 1, 110, false, 0.5), Sized.Probe(1, 1, 120, true, 0.5)],
        };

        Assert.Equal(
            [
                "No rate above 120 req/s was seen to fail, and the layout may hold more. Counted as 100 req/s, for what so short a probe cannot show.",
                "A probe failed at 110 req/s; repetitions or higher rates held, and outweigh it.",
            ],
            Sized.Answer(Sized.Load(60), layout).Layouts[0].Reasons
        );
    }

    [Theory]
    [InlineData(
        1_000,
        800,
        0,
        "Up: 1 × 1 CPU holds it for 1 CPU and 512 MiB, 2 × 0.5 CPU for 1 CPU and 1,024 MiB. With 1 CPU in total 1 × 1 CPU holds 1,000 req/s and 2 × 0.5 CPU 800 req/s, 20 % less; 2 × 0.5 CPU was limited by cpu-limit."
    )]
    [InlineData(
        100,
        800,
        0,
        "Out: 2 × 0.5 CPU holds it. No single replica that was measured does. With 1 CPU in total 1 × 1 CPU holds 100 req/s and 2 × 0.5 CPU 800 req/s, 700 % more; 1 × 1 CPU was limited by cpu-limit."
    )]
    [InlineData(
        1_000,
        100,
        0,
        "Up: 1 × 1 CPU holds it, and no layout of several replicas is known to. With 1 CPU in total 1 × 1 CPU holds 1,000 req/s and 2 × 0.5 CPU 100 req/s, 90 % less; 2 × 0.5 CPU was limited by cpu-limit."
    )]
    [InlineData(
        100,
        100,
        0,
        "Neither up nor out: no measured layout is known to hold it. With 1 CPU in total 1 × 1 CPU holds 100 req/s and 2 × 0.5 CPU 100 req/s, 0 % more; 1 × 1 CPU was limited by cpu-limit."
    )]
    public void Up_against_out_is_said_with_its_reason(double up, double @out, int spare, string sentence) =>
        Assert.Equal(
            sentence,
            Sized.Answer(Sized.Load(300, spare: spare), Sized.Layout(1, 1, up), Sized.Layout(2, 0.5, @out)).UpOrOut
        );
}
