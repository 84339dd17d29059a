using CapacityLab.Analysis.Capacity;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Capacity;

public class PlanLoadTests
{
    private static readonly SearchSettings Settings = Searches.Settings with
    {
        Scale = new RequestRate(3_000),
        MaxProbes = 6,
        Load = new RequestRate(10),
    };

    [Theory]
    [InlineData(null)]
    [InlineData(false)]
    public void A_search_that_knows_nothing_of_the_plans_load_spends_its_last_probe_there(bool? above)
    {
        var steps = Searches.Run(Settings, order => Step(order, order.Rate.PerSecond <= 10 ? true : above));

        Assert.Contains(steps, step => step.Rate == Settings.Load);
        Assert.InRange(steps.Count, 1, Settings.MaxProbes);
        Assert.Equal(10, CapacitySearch.Conclude(Settings, steps).RequestsPerSecond!.Value.PerSecond);
    }

    [Fact]
    public void A_load_that_fails_there_is_known_not_to_hold()
    {
        var steps = Searches.Run(Settings, order => Step(order, held: false));

        Assert.Equal(10, steps.Min(step => step.Rate.PerSecond));
        Assert.Equal(CapacityStatus.Failed, CapacitySearch.Conclude(Settings, steps).Status);
    }

    [Fact]
    public void A_search_that_would_fall_below_the_load_tries_the_load_first()
    {
        var settings = Settings with { Load = new RequestRate(2_000), MaxProbes = 12 };

        var steps = Searches.Run(settings, order => Step(order, order.Rate.PerSecond <= 2_100));

        Assert.Single(steps, step => step.Rate == settings.Load);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(10.0)]
    public void Where_a_rate_above_the_load_held_no_probe_is_spent_on_it(double? load)
    {
        var settings = Settings with { Load = load is { } rate ? new RequestRate(rate) : null };

        var steps = Searches.Run(settings, order => Step(order, order.Rate.PerSecond <= 2_600));

        Assert.DoesNotContain(steps, step => step.Rate.PerSecond <= 10);
    }

    [Fact]
    public void The_time_that_is_left_is_kept_for_it()
    {
        var settings = Settings with { MaxProbes = 50, Budget = TimeSpan.FromSeconds(8) };

        var steps = Searches.Run(settings, order => Step(order, order.Rate.PerSecond <= 10));

        Assert.Contains(steps, step => step.Rate == settings.Load);
    }

    private static SearchStep Step(ProbeOrder order, bool? held) =>
        new(order.Rate, held, held == false ? ["slow"] : []) { Purpose = order.Purpose, Length = order.Length };
}
