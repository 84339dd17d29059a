using CapacityLab.Analysis.Scaling;

namespace CapacityLab.Analysis.Tests.Scaling;

public class DemandTests
{
    [Theory]
    [InlineData(50)]
    [InlineData(100)]
    public void Of_a_throughput_that_no_size_changes_the_smallest_suffices(double throughput)
    {
        var needed = Fit([1, 2, 4, 8, 16], [100, 100, 100, 100, 100]).Needed(throughput);

        Assert.Equal(1, needed.N);
        Assert.Equal(
            "n = 1, the smallest size measured, suffices: by the law it has a throughput of 100.",
            needed.Reason
        );
    }

    [Fact]
    public void Two_points_tell_neither_a_throughput_nor_the_size_that_one_needs()
    {
        var fit = Fit([1, 2], [100, 190]);

        Assert.Null(fit.Needed(150).N);
        Assert.Equal(fit.PredictAsked(1.5).Reason, fit.Needed(150).Reason);
        Assert.Null(fit.Needed(50).N);
    }

    [Fact]
    public void Points_that_rise_faster_than_any_law_are_told_of()
    {
        const string faster = "The points rise faster than n, which none of these laws does.";
        double[] sizes = [1, 2, 4, 8];

        Assert.Contains(faster, Fit(sizes, [100, 230, 500, 1100]).Conclude().Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(faster, Fit(sizes, [100, 201, 398, 803]).Conclude().Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(faster, Fit(sizes, [100, 190, 350, 600]).Conclude().Reason, StringComparison.Ordinal);
    }

    private static ScalingFit Fit(double[] sizes, double[] throughputs) =>
        ScalingFit.Of(
            [.. sizes.Zip(throughputs, (n, throughput) => new Observation(n, throughput))],
            new ScalingFitOptions()
        );
}
