using CapacityLab.Analysis.Scaling;
using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Tests.Scaling;

/// <summary>No figure stands outside of the interval beside it.</summary>
public class StatedIntervalTests
{
    private const int Seeds = 300;

    private static readonly double[] Sizes = [1, 2, 4, 8, 16, 32];

    /// <summary>The second is flat: intervals that are hard at an end of what is allowed.</summary>
    public static TheoryData<double, double, double> Truths =>
        new()
        {
            { 0.05, 0, 0.03 },
            { 0.98, 0, 0.02 },
            { 0.01, 0, 0.02 },
            { 0.1, 2e-4, 0.03 },
            { 0.03, 5e-4, 0.05 },
            { 0, 3e-3, 0.02 },
        };

    [Theory]
    [MemberData(nameof(Truths))]
    public void Every_stated_figure_lies_in_its_own_interval(double sigma, double kappa, double variation)
    {
        var truth = new Law(100, sigma, kappa);
        Parallel.For(
            0,
            Seeds,
            seed =>
            {
                var law = ScalingFit
                    .Of(
                        Noisy.Measure(truth, Sizes, variation, seed),
                        new ScalingFitOptions { Draws = 200, Seed = seed }
                    )
                    .Conclude();
                Within(seed, "lambda", law.Lambda, law.Intervals.Lambda);
                Within(seed, "sigma", law.Sigma, law.Intervals.Sigma);
                Within(seed, "kappa", law.Kappa, law.Intervals.Kappa);
                Within(seed, "limit", law.Limit, law.LimitInterval);
                Within(seed, "peak", law.Peak?.N, law.Peak?.NInterval);
                Within(seed, "throughput", law.Peak?.Throughput, law.Peak?.ThroughputInterval);
            }
        );
    }

    [Fact]
    public void The_limit_has_an_interval_of_limits_and_not_of_the_peaks_of_another_law()
    {
        var limits = Enumerable
            .Range(0, Seeds)
            .Select(seed =>
                ScalingFit
                    .Of(
                        Noisy.Measure(new Law(100, 0.05, 0), Sizes, 0.02, seed),
                        new ScalingFitOptions { Draws = 200, Seed = seed }
                    )
                    .Conclude()
            )
            .Where(law => law.LimitInterval is not null)
            .ToList();

        // The truth is 2,000. Of the peaks of the law of Gunther, which lie below it, fewer than half would reach it.
        Assert.True(limits.Count > Seeds / 2);
        Assert.InRange(
            limits.Count(law => law.LimitInterval!.Low <= 2_000 && !(law.LimitInterval.High < 2_000)),
            0.9 * limits.Count,
            limits.Count
        );
    }

    private static void Within(int seed, string figure, double? stated, FitInterval? interval)
    {
        if (stated is { } value && interval is not null)
        {
            Assert.True(
                interval.Low <= value && !(interval.High < value),
                FormattableString.Invariant(
                    $"{figure} {value} of seed {seed} is not in {interval.Low} to {interval.High}."
                )
            );
        }
    }
}
