using CapacityLab.Analysis.Capacity;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;
using static CapacityLab.Analysis.Tests.Capacity.Searches;

namespace CapacityLab.Analysis.Tests.Capacity;

/// <summary>How the search answers what it sees: noise, suspicion, failure of a verification, time.</summary>
public class SearchAnswersTests
{
    [Fact]
    public void Without_a_scale_users_double_until_two_rungs_gain_nothing_and_the_best_is_the_scale()
    {
        var steps = Run(
            Settings with
            {
                Scale = null,
            },
            order => Rung(order) ?? Step(order, order.Rate.PerSecond <= 70)
        );

        Assert.Equal([1, 2, 4, 8, 16], steps.Where(step => step.Users > 0).Select(step => step.Users));
        Assert.Equal(0.8 * 100, steps.First(step => step.Users == 0).Rate.PerSecond, 6);
    }

    [Fact]
    public void With_a_scale_no_time_goes_into_a_ladder()
    {
        Assert.Equal(ProbePurpose.Search, CapacitySearch.Next(Settings, [])!.Purpose);
    }

    [Fact]
    public void A_suspect_probe_that_did_not_hold_is_repeated_once()
    {
        bool first = true;
        var steps = Run(
            Settings,
            order =>
            {
                bool disturbed = order.Rate.PerSecond > 90 && first;
                first &= !disturbed;
                return Step(order, !disturbed && order.Rate.PerSecond <= 130) with { HasDisturbances = disturbed };
            }
        );

        Assert.Equal(steps[1].Rate, steps[2].Rate);
        Assert.Equal(1, CapacitySearch.Conclude(Settings, steps).DisturbedProbes);
        Assert.True(CapacitySearch.Conclude(Settings, steps).RequestsPerSecond!.Value.PerSecond > 110);
    }

    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 6)]
    public void Nothing_concluded_is_repeated_longer_while_others_use_the_host(bool disturbed, int probes)
    {
        var steps = Run(Settings, order => new SearchStep(order.Rate, null, []) { HasDisturbances = disturbed });
        Assert.Equal(probes, steps.Count);
    }

    /// <summary>At a small quota the slowest answers wait for the next period at any rate.</summary>
    [Fact]
    public void Small_steps_that_find_no_edge_become_larger()
    {
        var steps = Run(
            Settings with
            {
                MaxProbes = 6,
            },
            order => Step(order, held: order.Rate.PerSecond <= 150) with { Margin = -0.1 }
        );

        Assert.Equal([80, 88, 106, 142, 207], steps.Take(5).Select(step => Math.Round(step.Rate.PerSecond)));
    }

    [Fact]
    public void A_probe_that_was_ended_early_is_repeated_at_its_full_length()
    {
        SearchStep[] early = [new(new RequestRate(80), null, []) { Length = TimeSpan.FromSeconds(1) }];
        Assert.Equal(Settings.Probe, CapacitySearch.Next(Settings, early)!.Length);
    }

    [Fact]
    public void A_suspect_probe_that_held_all_the_same_is_believed()
    {
        var steps = Run(Settings, order => Step(order, order.Rate.PerSecond <= 100) with { HasDisturbances = true });
        Assert.NotEqual(steps[0].Rate, steps[1].Rate);
    }

    [Fact]
    public void A_probe_whose_counts_break_littles_law_is_repeated_though_it_held()
    {
        bool first = true;
        var steps = Run(
            Settings,
            order =>
            {
                bool broken = first;
                first = false;
                return Step(order, order.Rate.PerSecond <= 100) with
                {
                    Inconsistent = broken,
                    HasDisturbances = broken,
                };
            }
        );

        Assert.Equal(steps[0].Rate, steps[1].Rate);
        Assert.NotEqual(steps[1].Rate, steps[2].Rate);
    }

    [Fact]
    public void The_stated_rate_has_held_in_a_probe_of_its_own_and_steps_down_where_that_fails()
    {
        int verifications = 0;
        var steps = Run(
            Settings,
            order =>
                Step(
                    order,
                    order.Purpose == ProbePurpose.Verification
                        ? ++verifications > 1 && order.Rate.PerSecond <= 100
                        : order.Rate.PerSecond <= 100
                )
        );
        var verified = steps.Where(step => step.Purpose == ProbePurpose.Verification).ToList();

        Assert.True(verified[1].Rate < verified[0].Rate);
        var capacity = CapacitySearch.Conclude(Settings, steps);
        Assert.Equal((verified[^1].Rate, 1), (capacity.RequestsPerSecond!.Value, capacity.Verifications));
    }

    [Fact]
    public void Probes_that_scatter_near_the_edge_are_repeated_on_both_sides_of_it_and_the_scatter_is_told()
    {
        var random = new Random(7);
        var steps = Run(Settings with { Precision = 0.02 }, order => Noisy(order, random));
        var capacity = CapacitySearch.Conclude(Settings with { Precision = 0.02 }, steps);

        Assert.Equal("regression", capacity.IntervalMethod);
        Assert.InRange(capacity.Noise!.Value, 0.005, 0.08);
        Assert.InRange(100, capacity.Low.PerSecond, capacity.High!.Value.PerSecond);
        Assert.Contains(steps.Skip(3), step => step.Rate.PerSecond > 100);
        Assert.Contains(steps.Skip(3), step => step.Rate.PerSecond < 100);
    }

    [Fact]
    public void An_edge_that_moves_is_told_as_drift()
    {
        int number = 0;
        var steps = Enumerable
            .Range(0, 10)
            .Select(_ =>
            {
                double edge = 100 - (0.6 * number);
                double rate = number++ % 2 == 0 ? 102 : 94;
                double margin = 3 * Math.Log(rate / edge);
                return new SearchStep(new RequestRate(rate), margin <= 0, []) { Margin = margin };
            })
            .ToList();

        Assert.InRange(CapacitySearch.Conclude(Settings with { Precision = 0.05 }, steps).Drift!.Value, -0.07, -0.04);
    }

    [Fact]
    public void A_probe_that_was_ended_early_weighs_as_much_as_the_whole_that_could_not_hold()
    {
        SearchStep[] steps =
        [
            new(new RequestRate(80), true, []) { Length = TimeSpan.FromSeconds(10), Margin = -1 },
            new(new RequestRate(100), true, []) { Length = TimeSpan.FromSeconds(9), Margin = -1 },
            new(new RequestRate(100), false, [])
            {
                Length = TimeSpan.FromSeconds(2),
                Planned = TimeSpan.FromSeconds(10),
                Margin = double.PositiveInfinity,
            },
        ];

        Assert.Equal(
            80,
            CapacitySearch.Conclude(Settings with { Precision = 0.05 }, steps).RequestsPerSecond!.Value.PerSecond
        );
    }

    [Fact]
    public void The_budget_of_time_ends_the_search_and_shortens_the_last_probe()
    {
        var steps = Run(
            Settings with
            {
                Budget = TimeSpan.FromSeconds(11),
            },
            order => Step(order, order.Rate.PerSecond <= 100)
        );

        Assert.InRange(steps.Sum(step => step.Length.TotalSeconds), 9, 11);
    }

    [Fact]
    public void Time_is_kept_for_the_verification()
    {
        var tight = Settings with
        {
            Probe = TimeSpan.FromSeconds(2),
            LongestProbe = TimeSpan.FromSeconds(2),
            Budget = TimeSpan.FromSeconds(10),
        };
        var steps = Run(tight, order => Step(order, order.Rate.PerSecond <= 97));

        Assert.Equal(ProbePurpose.Verification, steps[^1].Purpose);
    }

    [Fact]
    public void Near_the_edge_a_probe_is_as_long_as_its_samples_need_within_the_bounds()
    {
        Assert.Equal(5, ProbeLength.Near(Settings, new RequestRate(100)).TotalSeconds, 6);
        Assert.Equal(2, ProbeLength.Near(Settings, new RequestRate(10_000)).TotalSeconds, 6);
        Assert.Equal(10, ProbeLength.Near(Settings, new RequestRate(1)).TotalSeconds, 6);
    }

    [Theory]
    [InlineData(0.0025, 6_085)]
    [InlineData(0.005, 1_521)]
    public void Samples_for_the_p99_are_those_of_the_normal_approximation(double margin, long samples)
    {
        Assert.Equal(samples, ProbeLength.SamplesFor(0.99, margin));
    }

    /// <summary>Margin 3 ln(rate/100), with an error of 0.1.</summary>
    private static SearchStep Noisy(ProbeOrder order, Random random)
    {
        double error = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double margin = (3 * Math.Log(order.Rate.PerSecond / 100)) + (0.1 * error);
        return Step(order, margin <= 0) with { Margin = margin };
    }
}
