namespace CapacityLab.Analysis.Scaling;

/// <summary>What the repetitions of each size tell of the errors, apart from any law.</summary>
internal static class Repetitions
{
    /// <summary>Below this share of the scatter around the law repetitions do not explain it.</summary>
    private const double Far = 1.0 / 3;

    /// <summary>
    /// Deviations of the repetitions from their size's mean; null where a size was measured once. Those of m are too small by (m−1)/m
    /// in the square, as their own mean is taken off.
    /// </summary>
    public static double[]? Deviations(Sample sample)
    {
        var sizes = sample.Sizes.Zip(sample.Values).ToLookup(one => one.First, one => one.Second);
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
    /// Lack of fit: the scatter of the sizes' means around a law, with m − p degrees of freedom, where the repetitions of a size agree
    /// with one another far better than with the law, as copied or rounded rows do. What is off is then the size, not the single
    /// observation, and a size repeated k times tells as little as one. Null where there is none. Source: Draper and Smith, Applied
    /// Regression Analysis, 1998, section 2.1; the bound is a plain one, as a wrong alarm makes intervals a little wider at worst.
    /// </summary>
    /// <param name="sample">The observations.</param>
    /// <param name="residuals">Of each, on the estimator's scale, an outlier's cut to the bound of the loss.</param>
    /// <param name="parameters">Of the law.</param>
    /// <param name="scatter">Around the law, of single observations.</param>
    public static double? LackOfFit(Sample sample, double[] residuals, int parameters, double scatter)
    {
        int degrees = sample.Distinct - parameters;
        if (degrees <= 0 || Deviations(sample) is not { } deviations)
        {
            return null;
        }

        double own = Math.Sqrt(deviations.Average(error => error * error));
        double squares = sample
            .Sizes.Zip(residuals)
            .GroupBy(one => one.First, one => one.Second)
            .Sum(same => same.Average() * same.Average());
        return own < Far * scatter ? Math.Sqrt(squares / degrees) : null;
    }
}
