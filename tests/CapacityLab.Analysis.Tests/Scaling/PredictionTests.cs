using CapacityLab.Analysis.Scaling;
using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Tests.Scaling;

public class PredictionTests
{
    private const int Seeds = 200;

    // Brackets of 5 % around capacities: about what a search leaves.
    private const double Error = 0.02;

    public static TheoryData<double, double> Laws =>
        new()
        {
            { 0, 0 },
            { 0.05, 0 },
            { 0.03, 5e-4 },
            { 0.1, 0.01 },
        };

    [Theory]
    [MemberData(nameof(Laws))]
    public void Four_replicas_from_one_to_three_are_within_a_tenth_or_it_says_that_it_cannot(
        double sigma,
        double kappa
    ) => IsHonest(new Law(100, sigma, kappa), [1, 2, 3], 4);

    [Theory]
    [MemberData(nameof(Laws))]
    public void Four_times_the_cpu_from_one_and_two_is_within_a_tenth_or_it_says_that_it_cannot(
        double sigma,
        double kappa
    ) => IsHonest(new Law(100, sigma, kappa), [1, 2], 4);

    [Fact]
    public void Within_a_repeated_sweep_predictions_are_stated_and_right()
    {
        var predictions = Predicted(Noisy.Truth, [.. Noisy.Repeated(3, 1, 4, 8, 16, 24, 32)], 12, errorKnown: false);

        // Of 200 sweeps one has by chance sizes that are further off than its repetitions tell.
        var stated = predictions.Where(one => one.Reason.Length == 0).ToList();
        Assert.InRange(stated.Count, Seeds - 1, Seeds);
        Assert.All(stated, one => Assert.Equal(1, one.Throughput!.Value / Noisy.Truth.At(12), 0.1));
    }

    [Fact]
    public void Nothing_is_predicted_beyond_twice_the_largest_size_or_below_half_of_the_smallest()
    {
        var fit = ScalingFit.Of(Noisy.Measure(Noisy.Truth, [2, 4, 8, 16], 0.01, 1), new ScalingFitOptions());

        Assert.All(
            [0.9, 33],
            n =>
            {
                var far = fit.Predict(n);
                Assert.Null(far.Throughput);
                Assert.Null(far.Interval);
                Assert.Contains("1 to 32", far.Reason, StringComparison.Ordinal);
            }
        );
        Assert.NotNull(fit.Predict(32).Interval);
    }

    [Fact]
    public void A_throughput_above_the_peak_needs_no_size_and_one_below_it_the_size_that_has_it()
    {
        var fit = ScalingFit.Of(
            Noisy.Measure(Noisy.Truth, Noisy.Repeated(3, 1, 8, 16, 32, 48, 64), 0.01, 1),
            new ScalingFitOptions()
        );
        var peak = fit.Conclude().Peak!;
        var below = fit.Needed(peak.Throughput * 0.8);

        Assert.Null(fit.Needed(peak.Throughput * 1.01).N);
        Assert.Contains("peak", fit.Needed(peak.Throughput * 1.01).Reason, StringComparison.Ordinal);
        Assert.Equal(peak.Throughput * 0.8, fit.Law.At(below.N!.Value), 1e-6);
        Assert.InRange(below.N.Value, below.Interval!.Low, below.Interval.High!.Value);
    }

    [Fact]
    public void Among_the_sizes_measured_what_is_asked_for_is_told_with_its_interval_however_wide()
    {
        var fit = ScalingFit.Of(Published.Specsdm91, Published.UslByLeastSquares);
        var asked = fit.PredictAsked(50);

        Assert.Null(fit.Predict(50).Throughput);
        Assert.Equal((fit.Law.At(50), ""), (asked.Throughput, asked.Reason));
        Assert.Equal(fit.Predict(50).Interval, asked.Interval);
        Assert.Null(fit.PredictAsked(400).Throughput);
    }

    [Fact]
    public void A_throughput_beyond_what_was_measured_needs_a_size_only_where_it_can_be_predicted_there()
    {
        var fit = ScalingFit.Of(Published.Raytracer[..5], Published.UslByLeastSquares);

        var among = fit.Needed(150);
        var beyond = fit.Needed(fit.Law.At(22));

        Assert.Equal(150, fit.Law.At(among.N!.Value), 1e-6);
        Assert.Null(beyond.N);
        Assert.StartsWith(
            "By the law it would be n = 22, which is not among the sizes measured.",
            beyond.Reason,
            StringComparison.Ordinal
        );
        Assert.Contains("cannot be predicted", beyond.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_peak_that_is_not_stated_is_not_given_as_a_reason()
    {
        var fit = ScalingFit.Of(
            Noisy.Measure(Noisy.Truth, Noisy.Repeated(3, 1, 2, 3, 4), 0.02, 1),
            new ScalingFitOptions { Model = ScalingModel.Usl }
        );

        Assert.Equal(
            "No size of the law as it was fitted has a throughput of 1,000,000, but what its highest is the points do not tell.",
            fit.Needed(1e6).Reason
        );
    }

    private static void IsHonest(Law truth, double[] sizes, double at)
    {
        var predictions = Predicted(truth, sizes, at, errorKnown: true);
        int wrong = predictions.Count(one => Math.Abs((one.Throughput ?? truth.At(at)) / truth.At(at) - 1) > 0.1);

        Assert.InRange(wrong, 0, Seeds * 0.05);
        Assert.All(predictions, one => Assert.Equal(one.Throughput is null, one.Reason.Length > 0));

        // Two sizes cannot show coherency: there the interval is that of the laws without it. Which law holds is uncertain too, and
        // Akaike's weights tell that only about: a little below 95 % is what they reach.
        if (truth.Kappa == 0 || sizes.Length > 2)
        {
            Assert.InRange(
                predictions.Count(one => one.Interval!.Low <= truth.At(at) && !(one.Interval.High < truth.At(at))),
                Seeds * 0.9,
                Seeds
            );
        }
    }

    private static List<ScalingPrediction> Predicted(Law truth, double[] sizes, double at, bool errorKnown) =>
        [
            .. Enumerable
                .Range(0, Seeds)
                .Select(seed => Noisy.Measure(truth, sizes, Error, seed))
                .Select(points => points.Select(one => one with { RelativeError = errorKnown ? Error : 0 }).ToList())
                .Select(points => ScalingFit.Of(points, new ScalingFitOptions { Draws = 200 }).Predict(at)),
        ];
}
