using CapacityLab.Analysis.Scaling;
using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Tests.Scaling;

public class ScalingFitTests
{
    private static readonly double[] Wide = [1, 2, 4, 8, 16, 24, 32, 48];

    [Theory]
    [InlineData(90, 0.0277285, 0.0001044)]
    [InlineData(21, 0.025, 0.0016)]
    [InlineData(1000, 0, 0.00001)]
    [InlineData(0.02, 0.3, 0.01)]
    [InlineData(5e6, 0.9, 0)]
    [InlineData(7, 0, 0)]
    public void A_law_is_found_again_from_exact_points(double lambda, double sigma, double kappa)
    {
        var truth = new Law(lambda, sigma, kappa);
        foreach (var estimator in Enum.GetValues<FitEstimator>())
        {
            var law = Fit(Noisy.Measure(truth, Wide, 0, 1), ScalingModel.Usl, estimator).Law;

            Assert.Equal(1, law.Lambda / lambda, 1e-6);
            Assert.Equal(sigma, law.Sigma, 1e-6);
            Assert.Equal(kappa, law.Kappa, 1e-7);
        }
    }

    [Theory]
    [InlineData(0, 0, ScalingModel.Linear)]
    [InlineData(0.05, 0, ScalingModel.Amdahl)]
    [InlineData(0.05, 0.001, ScalingModel.Usl)]
    public void The_law_that_made_the_points_is_chosen(double sigma, double kappa, ScalingModel expected)
    {
        var truth = new Law(100, sigma, kappa);
        int right = Enumerable
            .Range(0, 100)
            .Count(seed =>
                Fit(Noisy.Measure(truth, Noisy.Repeated(3, Wide), 0.02, seed), null).Conclude().Model == expected
            );

        Assert.InRange(right, 75, 100);
    }

    [Fact]
    public void One_wild_measurement_moves_the_robust_law_little_and_least_squares_much()
    {
        var clean = Noisy.Measure(Noisy.Truth, Noisy.Repeated(3, Wide), 0.01, 4);
        Observation[] wild = [.. clean[..^2], clean[^2] with { Throughput = clean[^2].Throughput * 2 }, clean[^1]];

        Assert.Equal(1, Fit(wild, ScalingModel.Usl).Law.Kappa / Noisy.Truth.Kappa, 0.15);
        Assert.InRange(Fit(wild, ScalingModel.Usl, FitEstimator.LeastSquares).Law.Kappa / Noisy.Truth.Kappa, 0, 0.6);
    }

    [Fact]
    public void From_one_to_four_replicas_tell_no_kappa_and_no_peak_is_stated()
    {
        double[] sizes = [.. Noisy.Repeated(3, 1, 2, 3, 4)];
        foreach (int seed in Enumerable.Range(0, 100))
        {
            var law = Fit(Noisy.Measure(Noisy.Truth, sizes, 0.02, seed), ScalingModel.Usl).Conclude();
            bool isTold = law.StandardErrors.Kappa <= 0.5 * law.Kappa && law.Intervals.Kappa!.Low > 0;

            Assert.Equal(isTold, law.Identified.Kappa);
            Assert.Null(law.Peak);
            Assert.Contains("No peak is stated", law.Reason, StringComparison.Ordinal);
            Assert.Equal(isTold, !law.Reason.Contains("κ is not identified", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Where_amdahls_law_is_taken_the_interval_that_the_points_leave_to_kappa_is_still_told()
    {
        var law = Fit(Noisy.Measure(Noisy.Truth, Noisy.Repeated(3, 1, 2, 3, 4), 0.02, 1), null).Conclude();

        Assert.NotEqual(ScalingModel.Usl, law.Model);
        Assert.False(law.Identified.Kappa);
        Assert.InRange(Noisy.Truth.Kappa, law.Intervals.Kappa!.Low, law.Intervals.Kappa.High!.Value);
        Assert.Contains("κ is not identified", law.Reason, StringComparison.Ordinal);
        Assert.Contains("No peak is stated", law.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_points_are_too_few_for_AICc_and_the_assumption_is_told()
    {
        var law = Fit(Noisy.Measure(new Law(100, 0.05, 0), [1, 2, 4], 0.01, 1), null).Conclude();

        Assert.Equal(ScalingModel.Amdahl, law.Model);
        Assert.Contains("3 observations are too few", law.Reason, StringComparison.Ordinal);
        Assert.Null(law.Aicc.Amdahl);
    }

    [Fact]
    public void The_same_seed_gives_the_same_intervals()
    {
        var points = Noisy.Measure(Noisy.Truth, Wide, 0.02, 1);

        Assert.Equal(Fit(points, null).Conclude().Intervals, Fit(points, null).Conclude().Intervals);
    }

    [Fact]
    public void Too_few_sizes_and_what_is_not_a_size_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Fit([new(1, 10), new(1, 11), new(2, 20)], ScalingModel.Usl));
        Assert.Throws<ArgumentException>(() => Fit([new(0, 10), new(1, 11), new(2, 20)], null));
        Assert.Throws<ArgumentException>(() => Fit([new(1, double.NaN), new(2, 20)], null));
    }

    private static ScalingFit Fit(
        Observation[] observations,
        ScalingModel? model,
        FitEstimator estimator = FitEstimator.Relative
    ) => ScalingFit.Of(observations, new ScalingFitOptions { Model = model, Estimator = estimator });
}
