using CapacityLab.Analysis.WarmUp;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.WarmUp;

public class SettlingTests
{
    [Theory]
    [InlineData(new double[] { }, false)]
    [InlineData(new double[] { 100, 100 }, false)]
    [InlineData(new double[] { 100, 105, 110 }, true)]
    [InlineData(new double[] { 100, 150, 152 }, false)]
    [InlineData(new double[] { 20, 100, 105, 99 }, true)]
    [InlineData(new double[] { 0, 0, 0 }, false)]
    public void A_rate_has_settled_when_two_changes_in_a_row_are_small(double[] rates, bool settled) =>
        Assert.Equal(settled, Settling.IsSettled([.. rates.Select(rate => new RequestRate(rate))], tolerance: 0.1));

    [Theory]
    [InlineData(2.0, 0.1)]
    [InlineData(0.5, 0.1)]
    [InlineData(0.25, 0.2)]
    public void Short_stretches_may_differ_by_half_a_period_of_the_limit(double seconds, double tolerance) =>
        Assert.Equal(tolerance, Settling.Tolerance(TimeSpan.FromSeconds(seconds)), 9);

    /// <summary>The first two as the sample shop began at a quarter of a CPU.</summary>
    [Theory]
    [InlineData(new double[] { 179, 250, 639, 646 }, false)]
    [InlineData(new double[] { 449, 764, 965, 1171 }, false)]
    [InlineData(new double[] { 449, 764, 1171, 1150, 1210, 1180 }, true)]
    [InlineData(new double[] { 100, 100, 100 }, false)]
    [InlineData(new double[] { 100, 100, 100, 100 }, true)]
    [InlineData(new double[] { 300, 280, 150, 160 }, true)]
    [InlineData(new double[] { 0, 0, 0, 0 }, true)]
    public void A_rate_has_levelled_when_three_stretches_bring_no_better_one(double[] rates, bool levelled) =>
        Assert.Equal(levelled, Settling.HasLevelled([.. rates.Select(rate => new RequestRate(rate))]));
}
