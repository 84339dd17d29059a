using CapacityLab.Analysis.Alerts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Tests.Alerts;

public class SuccessRatioRuleTests
{
    private static readonly SuccessRatioRule Rule = new(0.95, TimeSpan.FromSeconds(5));

    [Fact]
    public void It_is_silent_before_a_whole_stretch_has_passed() =>
        Assert.Null(Rule.Share([.. Seconds(4, ok: 0, failed: 100)]));

    [Fact]
    public void It_fires_when_too_few_of_the_stretch_ended_ok()
    {
        double share = Rule.Share([.. Seconds(5, ok: 90, failed: 10)])!.Value;
        Assert.Equal(0.9, share, 6);
        Assert.True(Rule.Fires(share));
    }

    [Fact]
    public void It_does_not_fire_at_the_bound_itself() =>
        Assert.False(Rule.Fires(Rule.Share([.. Seconds(5, ok: 95, failed: 5)])!.Value));

    [Fact]
    public void Only_the_last_stretch_counts() =>
        Assert.Equal(1, Rule.Share([.. Seconds(20, ok: 0, failed: 100), .. Seconds(5, ok: 100, failed: 0)]));

    [Fact]
    public void Dropped_arrivals_are_not_ok()
    {
        var intervals = Seconds(5, ok: 90, failed: 0).Select(interval => interval with { Dropped = 30 });
        Assert.Equal(0.75, Rule.Share([.. intervals]));
    }

    [Fact]
    public void A_stretch_in_which_nothing_ended_says_nothing() =>
        Assert.Null(Rule.Share([.. Seconds(5, ok: 0, failed: 0)]));

    private static IEnumerable<IntervalResult> Seconds(int count, long ok, long failed) =>
        Enumerable
            .Range(0, count)
            .Select(second => new IntervalResult
            {
                At = TimeSpan.FromSeconds(second),
                Length = TimeSpan.FromSeconds(1),
                Ok = ok,
                Failed = failed,
            });
}
