using CapacityLab.Analysis.Statistics;
using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Scaling;

/// <summary>What the repetitions of sizes tell of the errors, apart from any law.</summary>
internal static class Repetitions
{
    /// <summary>Of the test for lack of fit: copied and rounded rows are far below it, and repetitions that are such by chance hardly ever.</summary>
    private const double Level = 0.001;

    /// <summary>
    /// The observations, or, where repetitions agree with one another more closely than with the richest law that they can check, as
    /// copied or rounded rows do, one of each size: their mean. What is off is then the size, and a size that was measured k times
    /// tells as little as one that was measured once.
    /// </summary>
    public static Sample Independent(Sample sample, FitEstimator estimator)
    {
        if (sample.StatedError is not null || sample.Distinct == sample.Count || sample.Distinct < 2)
        {
            return sample;
        }

        var richest = (ScalingModel)(Math.Min(sample.Distinct - 1, NormalEquations.Most) - 1);
        var fit = new ModelFit(richest, sample, RobustScale.LossFor(sample, estimator));
        return fit.LackOfFit is null ? sample : sample.OfMeans(estimator);
    }

    /// <summary>
    /// Deviations of the repetitions from their size's mean; null where a size was measured once. Those of m are too small by (m−1)/m
    /// in the square, as their own mean is taken off.
    /// </summary>
    /// <param name="residuals">Around any law, with their sizes.</param>
    public static double[]? Deviations(IEnumerable<(double Size, double Residual)> residuals)
    {
        var sizes = residuals.ToLookup(one => one.Size, one => one.Residual);
        return sizes.Any(same => same.Count() < 2)
            ? null
            :
            [
                .. sizes.SelectMany(same =>
                    same.Select(value =>
                        (value - same.Average()) * Math.Sqrt((double)same.Count() / (same.Count() - 1))
                    )
                ),
            ];
    }

    /// <summary>
    /// Lack of fit: the scatter of the sizes' means around a law, with m − p degrees of freedom, where it is larger than the repetitions
    /// of those sizes that were measured more than once explain. Null where there is none. Test: F of the mean squares between and within
    /// sizes. Source: Draper and Smith, Applied Regression Analysis, 1998, section 2.1.
    /// </summary>
    /// <param name="sample">The observations.</param>
    /// <param name="residuals">Of each, on the estimator's scale, an outlier's cut.</param>
    /// <param name="parameters">Of the law.</param>
    public static double? LackOfFit(Sample sample, double[] residuals, int parameters)
    {
        int degrees = sample.Distinct - parameters;
        int within = sample.Count - sample.Distinct;
        if (degrees <= 0 || within <= 0)
        {
            return null;
        }

        var sizes = sample.Sizes.Zip(residuals).ToLookup(one => one.First, one => one.Second);
        double own = sizes.Sum(same => same.Sum(one => Squared(one - same.Average())));
        double between = sizes.Sum(same => same.Count() * Squared(same.Average()));
        double ratio = between / degrees / Math.Max(own / within, double.Epsilon);
        return FisherF.Above(ratio, degrees, within) < Level
            ? Math.Sqrt(sizes.Sum(same => Squared(same.Average())) / degrees)
            : null;
    }

    private static double Squared(double value) => value * value;
}
