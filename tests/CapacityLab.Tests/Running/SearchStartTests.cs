using CapacityLab.Analysis.Capacity;
using CapacityLab.Plans;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;
using CapacityLab.Running;

namespace CapacityLab.Tests.Running;

public class SearchStartTests
{
    [Fact]
    public void The_samples_of_a_plan_know_the_p99_to_a_quarter_of_a_percentage_point() =>
        Assert.Equal(ProbeLength.SamplesFor(0.99, 0.0025), new SearchOptions().Samples);

    [Fact]
    public void What_a_plan_leaves_open_follows_from_its_probes()
    {
        var settings = new SearchOptions { Probe = TimeSpan.FromSeconds(2), MaxProbes = 6 }.Settings(
            new WarmUpResult()
        );

        Assert.Equal(
            (TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(24)),
            (settings.LongestProbe, settings.Budget!.Value)
        );
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, false, false)]
    [InlineData(true, true, false)]
    public void A_settled_warm_up_gives_the_scale_unless_the_plan_wants_a_ladder(bool settled, bool ladder, bool gives)
    {
        var warmUp = new WarmUpResult { Rate = new RequestRate(100), Settled = settled };

        var settings = new SearchOptions { Ladder = ladder }.Settings(warmUp);

        Assert.Equal(gives, settings.Scale is not null);
    }
}
