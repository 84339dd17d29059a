using CapacityLab.Analysis.Capacity;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;
using static CapacityLab.Analysis.Tests.Capacity.Searches;

namespace CapacityLab.Analysis.Tests.Capacity;

/// <summary>What a search states of what its probes were long enough to show, and what it says they were not.</summary>
public class SearchIntervalTests
{
    [Fact]
    public void A_rate_that_failed_in_verification_is_not_stated_nor_one_above_it()
    {
        SearchStep[] steps =
        [
            At(80, -0.69),
            At(120, 0.69),
            At(90, -0.69),
            At(97, -0.15),
            At(105, 0.69),
            At(98.98, 0.05) with
            {
                Purpose = ProbePurpose.Verification,
            },
            At(97, 0.05) with
            {
                Purpose = ProbePurpose.Verification,
            },
        ];

        var capacity = CapacitySearch.Conclude(Settings with { MaxProbes = 7 }, steps);

        Assert.Equal((90, 0), (capacity.RequestsPerSecond!.Value.PerSecond, capacity.Verifications));
        Assert.True(capacity.Low.PerSecond <= 90);
        Assert.Contains(capacity.Caveats, sentence => sentence.Contains("not verified", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_short_probe_cannot_show_and_few_responses_widen_the_interval_and_are_told()
    {
        SearchStep[] whole = [At(80, -0.6), At(100, 0.6), At(80, -0.6) with { Purpose = ProbePurpose.Verification }];
        var two = TimeSpan.FromSeconds(2);
        var shorter = whole.Select(step => step with { Responses = 160, Unnoticed = 0.1, Length = two }).ToList();

        var known = CapacitySearch.Conclude(Settings with { Precision = 0.25 }, whole);
        var rough = CapacitySearch.Conclude(Settings with { Precision = 0.25 }, shorter);

        Assert.Equal((80, 100), (known.Low.PerSecond, known.High!.Value.PerSecond));
        Assert.Empty(known.Caveats);
        Assert.InRange(rough.Low.PerSecond, 60, 80 / 1.1);
        Assert.InRange(rough.ProbedLow!.Value.PerSecond, rough.Low.PerSecond, 80);
        Assert.InRange(rough.High!.Value.PerSecond, 102, 130);
        Assert.Equal(80, rough.RequestsPerSecond!.Value.PerSecond);
        Assert.Collection(
            rough.Caveats,
            few => Assert.StartsWith("Its longest probe had 160 responses", few, StringComparison.Ordinal),
            slow => Assert.Contains("may be 9.1 % lower", slow, StringComparison.Ordinal)
        );
    }

    /// <summary>Where the same rate failed again after the target had recovered, nothing is left to be told.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void A_rate_that_failed_only_before_the_target_had_recovered_is_told(bool failedAgain, bool told)
    {
        SearchStep[] steps =
        [
            At(80, -0.6),
            At(100, 0.6) with
            {
                Unrecovered = true,
            },
            .. failedAgain ? [At(100, 0.6)] : Array.Empty<SearchStep>(),
            At(80, -0.6) with
            {
                Purpose = ProbePurpose.Verification,
            },
        ];

        var capacity = CapacitySearch.Conclude(Settings with { Precision = 0.25 }, steps);

        Assert.Equal(
            told,
            capacity.Caveats.Any(sentence => sentence.Contains("capacity may be higher", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void A_search_that_ended_before_any_rate_failed_says_why()
    {
        SearchStep[] steps = [At(80, -0.6), At(120, -0.5)];

        var usedUp = CapacitySearch.Conclude(Settings with { MaxProbes = 2 }, steps);
        var allThatWasAsked = CapacitySearch.Conclude(Settings with { MostRate = new RequestRate(120) }, steps);

        Assert.Equal((CapacityStatus.NotReached, CapacityStatus.NotReached), (usedUp.Status, allThatWasAsked.Status));
        Assert.Contains("search.maxProbes, 2, were used up", Assert.Single(usedUp.Caveats), StringComparison.Ordinal);
        Assert.Empty(allThatWasAsked.Caveats);
    }

    [Theory]
    [InlineData(300, 0.405465)]
    [InlineData(150, double.PositiveInfinity)]
    public void A_probe_that_was_ended_early_keeps_what_it_had_broken_by_then(int p99, double margin)
    {
        var objectives = new Objectives { P99 = TimeSpan.FromMilliseconds(200) };
        var probe = new ProbeResult
        {
            Duration = TimeSpan.FromSeconds(4),
            ObjectivesHeld = false,
            Ok = 100,
            Scheduled = 100,
            EndedEarly = "Ended early: …",
            ResponseTimeMs = new LatencySummary { Count = 100, P99 = TimeSpan.FromMilliseconds(p99) },
        };

        var order = new ProbeOrder(ProbePurpose.Search, new RequestRate(100), 0, TimeSpan.FromSeconds(10));
        var step = SearchStep.Of(order, objectives, probe);

        Assert.Equal(margin, step.Margin!.Value, 1e-6);
        Assert.Equal((0.05, 100), (step.Unnoticed, step.Responses));
    }

    private static SearchStep At(double rate, double margin) =>
        new(new RequestRate(rate), margin <= 0, [])
        {
            Margin = margin,
            Length = TimeSpan.FromSeconds(10),
            Planned = TimeSpan.FromSeconds(margin > 0 ? 6 : 3),
        };
}
