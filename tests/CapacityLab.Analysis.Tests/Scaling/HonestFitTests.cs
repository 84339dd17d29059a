using CapacityLab.Analysis.Scaling;
using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Tests.Scaling;

/// <summary>What a law may not say of points that do not tell it.</summary>
public class HonestFitTests
{
    private static readonly double[] Sizes = [1, 2, 4, 8, 16, 24, 32, 48, 64, 80];

    /// <summary>λ 100, σ 0.03, κ 5e-4, each off by about 2 %.</summary>
    private static readonly double[] Clean =
    [
        100.082,
        195.790,
        361.599,
        650.761,
        1037.986,
        1230.795,
        1360.252,
        1332.683,
        1306.283,
        1207.835,
    ];

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(4, 10)]
    [InlineData(4, 0.1)]
    [InlineData(6, 100)]
    [InlineData(8, 0.5)]
    public void One_gross_outlier_leaves_the_robust_law_near_the_truth(int which, double factor)
    {
        double[] wild = [.. Clean];
        wild[which] *= factor;

        var law = Fit(Sizes, wild, ScalingModel.Usl).Law;

        Assert.Equal(100, law.Lambda, 8.0);
        Assert.Equal(0.03, law.Sigma, 0.008);
        Assert.Equal(5e-4, law.Kappa, 7.5e-5);
        Assert.Equal(ScalingModel.Usl, Fit(Sizes, wild, null).Conclude().Model);
    }

    [Fact]
    public void Two_gross_outliers_of_ten_leave_it_near_too()
    {
        double[] wild = [.. Clean];
        wild[3] *= 0.2;
        wild[7] *= 5;

        var law = Fit(Sizes, wild, ScalingModel.Usl).Law;

        Assert.Equal(100, law.Lambda, 10.0);
        Assert.Equal(0.03, law.Sigma, 0.015);
        Assert.Equal(5e-4, law.Kappa, 1.5e-4);
    }

    [Fact]
    public void Rows_that_are_copied_make_no_law_surer()
    {
        double[] sizes = [1, 4, 8, 16];
        double[] throughputs = [10, 30, 50, 90];

        var once = Fit(sizes, throughputs, ScalingModel.Amdahl).Conclude();
        var twice = Fit([.. sizes, .. sizes], [.. throughputs, .. throughputs], ScalingModel.Amdahl).Conclude();

        Assert.Equal(once.Sigma!.Value, twice.Sigma!.Value, 1e-6);
        Assert.Equal(once.StandardErrors.Sigma!.Value, twice.StandardErrors.Sigma!.Value, 1e-6);
        Assert.Equal(1, Width(twice.Intervals.Lambda!) / Width(once.Intervals.Lambda!), 0.5);
        Assert.InRange(Width(twice.Intervals.Lambda!), 1, 100);
    }

    [Fact]
    public void Rounded_repetitions_leave_intervals_that_hold_what_the_law_misses()
    {
        double[] sizes = [.. Noisy.Repeated(2, 1, 4, 8, 16)];
        var law = Fit(sizes, [10, 10, 30, 30.1, 50, 50, 90, 90], null);

        Assert.All(
            law.Conclude().Points.DistinctBy(point => point.N),
            point =>
            {
                var further = law.Predict(point.N).Interval!;
                Assert.InRange(point.Throughput, further.Low, further.High!.Value);
            }
        );
    }

    [Theory]
    [InlineData(
        new[]
        {
            98.5827,
            99.0033,
            99.7257,
            194.721,
            193.2471,
            194.3302,
            280.1531,
            289.3108,
            283.1084,
            363.004,
            362.4627,
            359.3336,
        }
    )]
    [InlineData(
        new[]
        {
            98.9595,
            96.9086,
            99.5825,
            179.1364,
            186.2571,
            187.1866,
            256.3656,
            249.7211,
            246.7422,
            300.6918,
            310.7456,
            296.2932,
        }
    )]
    public void From_four_replicas_no_peak_of_dozens_is_stated(double[] throughputs)
    {
        double[] sizes = [.. Noisy.Repeated(3, 1, 2, 3, 4)];
        foreach (var model in new ScalingModel?[] { null, ScalingModel.Usl })
        {
            var law = Fit(sizes, throughputs, model).Conclude();

            Assert.Null(law.Peak);
            Assert.Contains("No peak is stated", law.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_peak_beyond_twice_the_largest_size_is_not_stated_however_sure_kappa_is()
    {
        double[] sizes = [1, 2, 4, 8, 12, 16, 20];
        var law = Fit(sizes, [.. sizes.Select(Noisy.Truth.At)], ScalingModel.Usl).Conclude();

        Assert.True(law.Identified.Kappa);
        Assert.Null(law.Peak);
        Assert.Contains(
            "No peak is stated: by the law it would be at n = 44, more than twice the largest size measured, which is 20.",
            law.Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_law_that_only_falls_has_its_peak_below_what_was_measured()
    {
        var law = Fit([1, 2, 4, 8, 16], [100, 80, 60, 35, 20], ScalingModel.Usl).Conclude();

        Assert.Null(law.Peak);
    }

    private static double Width(FitInterval interval) => interval.High!.Value - interval.Low;

    private static ScalingFit Fit(double[] sizes, double[] throughputs, ScalingModel? model) =>
        ScalingFit.Of(
            [.. sizes.Zip(throughputs, (n, throughput) => new Observation(n, throughput))],
            new ScalingFitOptions { Model = model }
        );
}
