using CapacityLab.Analysis.Capacity;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Capacity;

public class CapacitySearchTests
{
    private static readonly SearchSettings Settings = new(new RequestRate(100), Precision: 0.08, MaxProbes: 12);

    [Theory]
    [InlineData(100)]
    [InlineData(93)]
    [InlineData(60)]
    [InlineData(30)]
    [InlineData(7)]
    [InlineData(180)]
    public void The_bracket_holds_the_true_capacity_and_is_as_narrow_as_asked(double truth)
    {
        var capacity = CapacitySearch.Conclude(Settings, Search(Settings, rate => rate.PerSecond <= truth));

        Assert.Equal(CapacityStatus.Measured, capacity.Status);
        Assert.InRange(truth, capacity.Low.PerSecond, capacity.High!.Value.PerSecond);
        Assert.True(capacity.High.Value.PerSecond <= capacity.Low.PerSecond * (1 + Settings.Precision));
        Assert.InRange(capacity.RequestsPerSecond!.Value.PerSecond, capacity.Low.PerSecond, truth);
    }

    [Fact]
    public void Every_capacity_between_a_twentieth_and_twice_the_scale_is_found_within_twelve_probes()
    {
        for (double truth = 5; truth <= 200; truth += 0.7)
        {
            var steps = Search(Settings, rate => rate.PerSecond <= truth);
            Assert.InRange(steps.Count, 1, Settings.MaxProbes);
            Assert.InRange(
                truth,
                CapacitySearch.Conclude(Settings, steps).Low.PerSecond,
                CapacitySearch.Conclude(Settings, steps).High!.Value.PerSecond
            );
        }
    }

    [Fact]
    public void The_number_of_probes_is_bounded()
    {
        var settings = Settings with { Precision = 1e-9, MaxProbes = 7 };
        Assert.Equal(7, Search(settings, rate => rate.PerSecond <= 77).Count);
    }

    [Fact]
    public void No_rate_above_the_highest_of_interest_is_probed_and_the_search_ends_where_it_holds()
    {
        var settings = Settings with { MostRate = new RequestRate(70) };
        var steps = Search(settings, rate => rate.PerSecond <= 500);

        Assert.All(steps, step => Assert.InRange(step.Rate.PerSecond, 1, 70));
        var capacity = CapacitySearch.Conclude(settings, steps);
        Assert.Equal((CapacityStatus.NotReached, 70.0), (capacity.Status, capacity.Low.PerSecond));
    }

    [Fact]
    public void A_capacity_below_the_highest_rate_of_interest_is_found_as_ever()
    {
        var settings = Settings with { MostRate = new RequestRate(90) };
        var capacity = CapacitySearch.Conclude(settings, Search(settings, rate => rate.PerSecond <= 61));
        Assert.InRange(61, capacity.Low.PerSecond, capacity.High!.Value.PerSecond);
    }

    [Fact]
    public void A_search_in_which_every_rate_holds_says_that_the_capacity_was_not_reached()
    {
        var capacity = CapacitySearch.Conclude(Settings, Search(Settings, _ => true));

        Assert.Equal(CapacityStatus.NotReached, capacity.Status);
        Assert.Null(capacity.High);
        Assert.Equal(capacity.Low, capacity.RequestsPerSecond);
    }

    [Fact]
    public void A_target_that_holds_no_rate_has_no_capacity()
    {
        var steps = Search(Settings with { MaxProbes = 50 }, _ => false);
        var capacity = CapacitySearch.Conclude(Settings, steps);

        Assert.Equal(CapacityStatus.Failed, capacity.Status);
        Assert.Null(capacity.RequestsPerSecond);
        Assert.Equal(1, steps[^1].Rate.PerSecond);
        Assert.Equal("too slow", capacity.BrokenBy);
    }

    /// <summary>Five arrivals in the longest probe are the fewest that tell of anything.</summary>
    [Theory]
    [InlineData(2, 1)]
    [InlineData(20, 0.25)]
    [InlineData(50, 0.1)]
    public void Rates_below_one_a_second_are_probed_where_the_longest_probe_can_tell_of_them(
        double longestSeconds,
        double lowest
    )
    {
        var settings = Settings with { LongestProbe = TimeSpan.FromSeconds(longestSeconds), MaxProbes = 50 };

        Assert.Equal(lowest, Search(settings, _ => false)[^1].Rate.PerSecond);
    }

    [Fact]
    public void A_capacity_of_less_than_one_request_a_second_is_found()
    {
        var settings = Settings with { LongestProbe = TimeSpan.FromSeconds(60), MaxProbes = 30 };
        var capacity = CapacitySearch.Conclude(settings, Search(settings, rate => rate.PerSecond <= 0.4));

        Assert.Equal(CapacityStatus.Measured, capacity.Status);
        Assert.InRange(capacity.RequestsPerSecond!.Value.PerSecond, 0.35, 0.4);
    }

    [Fact]
    public void A_generator_that_stays_the_limit_ends_the_search_and_no_capacity_is_stated()
    {
        var steps = Search(Settings, rate => rate.PerSecond > 95 ? null : true);
        var capacity = CapacitySearch.Conclude(Settings, steps);

        Assert.Equal(CapacityStatus.GeneratorLimited, capacity.Status);
        Assert.Null(capacity.RequestsPerSecond);
        Assert.Equal(80, capacity.Low.PerSecond);
        Assert.Equal([true, null, null, null], steps.Select(step => step.Held));
    }

    [Fact]
    public void A_probe_that_was_disturbed_once_is_repeated_and_the_search_goes_on()
    {
        bool disturbed = false;
        var steps = Search(
            Settings,
            rate =>
            {
                bool first = !disturbed && rate.PerSecond > 95;
                disturbed |= first;
                return first ? null : rate.PerSecond <= 100;
            }
        );

        Assert.Equal(CapacityStatus.Measured, CapacitySearch.Conclude(Settings, steps).Status);
        Assert.Equal(steps[1].Rate, steps[2].Rate);
    }

    [Fact]
    public void A_bracket_that_is_known_stays_measured_when_the_host_is_disturbed_inside_it()
    {
        var steps = Search(Settings, rate => rate.PerSecond is > 95 and < 105 ? null : rate.PerSecond <= 100);
        var capacity = CapacitySearch.Conclude(Settings, steps);

        Assert.Equal(CapacityStatus.Measured, capacity.Status);
        Assert.Equal(80, capacity.RequestsPerSecond!.Value.PerSecond, 9);
        Assert.Equal(120, capacity.High!.Value.PerSecond, 9);
        Assert.Equal([null, null, null], steps.TakeLast(3).Select(step => step.Held));
    }

    [Fact]
    public void A_first_probe_that_was_disturbed_is_repeated_before_the_rate_falls()
    {
        int probes = 0;
        var steps = Search(Settings, rate => ++probes > 1 && rate.PerSecond <= 100);

        Assert.Equal([80, 80, 120], steps.Take(3).Select(step => Math.Round(step.Rate.PerSecond, 6)));
    }

    [Fact]
    public void A_disturbance_at_the_upper_end_does_not_make_the_capacity_small()
    {
        int probes = 0;
        var steps = Search(Settings, rate => ++probes != 3 && rate.PerSecond <= 115);
        var capacity = CapacitySearch.Conclude(Settings, steps);

        Assert.False(steps[2].Held);
        Assert.InRange(115, capacity.Low.PerSecond, capacity.High!.Value.PerSecond);
    }

    [Fact]
    public void The_upper_end_is_confirmed_before_the_search_ends()
    {
        var steps = Search(Settings, rate => rate.PerSecond <= 100);
        var high = CapacitySearch.Conclude(Settings, steps).High!.Value;

        Assert.Equal(2, steps.Count(step => step.Rate == high));
    }

    [Fact]
    public void Without_any_step_there_is_no_capacity()
    {
        Assert.Equal(CapacityStatus.Failed, CapacitySearch.Conclude(Settings, []).Status);
    }

    private static List<SearchStep> Search(SearchSettings settings, Func<RequestRate, bool?> holds)
    {
        var steps = new List<SearchStep>();
        while (CapacitySearch.Next(settings, steps) is { } order)
        {
            bool? held = holds(order.Rate);
            steps.Add(new SearchStep(order.Rate, held, held == false ? ["too slow"] : []) { Purpose = order.Purpose });
        }

        return steps;
    }
}
