using CapacityLab.Analysis.Scaling;
using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Tests.Scaling;

/// <summary>What <c>auto</c> takes of points on both sides of a known peak, at 44, and what it predicts there.</summary>
public class AutoChoiceTests
{
    private const int Seeds = 25;

    private static readonly double Peak = Noisy.Truth.At(44);

    public static TheoryData<double[]> Sweeps =>
        new(
            [1, 2, 4, 8, 16, 32, 64],
            [1, 2, 4, 8, 16, 32, 48, 64],
            [1, 2, 4, 8, 16, 24, 32, 48, 64],
            [1, 2, 4, 8, 16, 24, 32, 48, 64, 80]
        );

    [Theory]
    [MemberData(nameof(Sweeps))]
    public void Of_exact_points_the_law_is_taken_and_the_peak_predicted_exactly(double[] sizes)
    {
        var fit = Fit(Noisy.Measure(Noisy.Truth, sizes, 0, 1));
        var at = fit.PredictAsked(44);

        Assert.Equal(ScalingModel.Usl, fit.Conclude().Model);
        Assert.InRange(at.Interval!.Low, Peak * 0.999, Peak * 1.001);
        Assert.InRange(at.Interval.High!.Value, Peak * 0.999, Peak * 1.001);
    }

    [Theory]
    [MemberData(nameof(Sweeps))]
    public void Of_points_that_are_off_by_1_percent_the_peak_is_within_15(double[] sizes) =>
        Assert.All(
            Enumerable.Range(0, Seeds).Select(seed => Fit(Noisy.Measure(Noisy.Truth, sizes, 0.01, seed))),
            fit =>
            {
                var at = fit.PredictAsked(44);
                Assert.Equal(ScalingModel.Usl, fit.Conclude().Model);
                Assert.Equal(1, at.Throughput!.Value / Peak, 0.03);
                Assert.InRange(at.Interval!.Low, Peak * 0.85, Peak);
                Assert.InRange(at.Interval.High!.Value, Peak, Peak * 1.15);
            }
        );

    [Theory]
    [MemberData(nameof(Sweeps))]
    public void One_gross_outlier_moves_neither_the_choice_nor_the_prediction(double[] sizes)
    {
        foreach (double factor in new[] { 1.5, 0.5 })
        {
            var fits = Enumerable.Range(0, Seeds).Select(seed => Fit(Wild(sizes, factor, seed))).ToList();
            var at = fits.Select(fit => fit.PredictAsked(44)).ToList();

            Assert.InRange(fits.Count(fit => fit.Conclude().Model == ScalingModel.Usl), Seeds - 1, Seeds);
            Assert.All(at, one => Assert.Equal(1, one.Throughput!.Value / Peak, 0.1));
            Assert.All(at, one => Assert.InRange(one.Interval!.High!.Value, Peak, Peak * 1.5));
            Assert.InRange(at.Count(one => one.Interval!.High < Peak * 1.3), Seeds * 0.8, Seeds);
        }
    }

    [Fact]
    public void What_no_size_has_is_not_promised_because_of_one_outlier()
    {
        var needed = Fit(Wild([1, 2, 4, 8, 16, 32, 64], 1.5, 1)).Needed(2_000);

        Assert.Null(needed.N);
        Assert.StartsWith("No size has a throughput of 2,000", needed.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.05)]
    public void No_law_is_taken_whose_missing_parameter_the_points_tell(double sigma)
    {
        double[] sizes = [1, 2, 4, 8, 16];
        foreach (int seed in Enumerable.Range(0, 100))
        {
            var law = Fit(Noisy.Measure(new Law(100, sigma, 0.003), sizes, 0.01, seed)).Conclude();

            Assert.True(law.Model == ScalingModel.Usl || !(law.Intervals.Kappa?.Low > 0), law.Reason);
            Assert.True(law.Model != ScalingModel.Linear || !(law.Intervals.Sigma?.Low > 0), law.Reason);
        }
    }

    [Fact]
    public void A_kappa_that_is_not_there_is_seldom_taken_for_one()
    {
        int usl = Enumerable
            .Range(0, 200)
            .Select(seed => Noisy.Measure(new Law(100, 0.05, 0), [1, 2, 4, 8, 16, 32, 64], 0.02, seed))
            .Count(points => Fit(points).Conclude().Model == ScalingModel.Usl);

        Assert.InRange(usl, 0, 200 * 0.06);
    }

    [Fact]
    public void The_scatter_around_a_wrong_law_is_what_it_misses()
    {
        var points = Noisy.Measure(Noisy.Truth, [1, 2, 4, 8, 16, 32, 64], 0.01, 1);
        var linear = ScalingFit.Of(points, new ScalingFitOptions { Model = ScalingModel.Linear }).Conclude();

        Assert.InRange(linear.StandardErrors.Lambda!.Value / linear.Lambda!.Value, 0.1, 0.6);
    }

    private static Observation[] Wild(double[] sizes, double factor, int seed)
    {
        var points = Noisy.Measure(Noisy.Truth, sizes, 0.01, seed);
        points[4] = points[4] with { Throughput = points[4].Throughput * factor };
        return points;
    }

    private static ScalingFit Fit(Observation[] points) => ScalingFit.Of(points, new ScalingFitOptions { Draws = 400 });
}
