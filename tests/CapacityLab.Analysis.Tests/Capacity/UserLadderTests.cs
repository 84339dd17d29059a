using CapacityLab.Analysis.Capacity;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Capacity;

/// <summary>The search where no warm-up has told the scale.</summary>
public class UserLadderTests
{
    private static readonly SearchSettings Unknown = Searches.Settings with { Scale = null };

    [Fact]
    public void A_ladder_whose_rungs_had_no_answer_yet_costs_a_few_probes_and_not_the_capacity()
    {
        var steps = Searches.Run(
            Unknown,
            order => order.Users > 0 ? Rung(order, reached: 0) : Searches.Step(order, order.Rate.PerSecond <= 1_000)
        );
        var capacity = CapacitySearch.Conclude(Unknown, steps);

        Assert.Equal(CapacityStatus.Measured, capacity.Status);
        Assert.InRange(1_000, capacity.Low.PerSecond, capacity.High!.Value.PerSecond);
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(4, 2)]
    [InlineData(10, 2)]
    public void The_ladder_leaves_time_for_two_probes_at_a_rate(int seconds, int probes)
    {
        var settings = Unknown with { Probe = TimeSpan.FromSeconds(1), Budget = TimeSpan.FromSeconds(seconds) };

        var steps = Searches.Run(
            settings,
            order => order.Users > 0 ? Rung(order, reached: order.Users * 25) : Searches.Step(order, held: true)
        );

        Assert.True(steps.Count(step => step.Users == 0) >= probes, string.Join(' ', steps.Select(step => step.Users)));
        Assert.Contains(steps, step => step.Users > 0);
    }

    private static SearchStep Rung(ProbeOrder order, double reached) =>
        new(new RequestRate(reached), null, [])
        {
            Purpose = order.Purpose,
            Users = order.Users,
            Length = order.Length,
        };
}
