using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Scaling;

/// <summary>Chooses from where on a residual counts as an outlier; the same for all laws, so that their losses can be compared.</summary>
internal static class RobustScale
{
    /// <summary>Huber's constant: 95 % of the efficiency of least squares where errors are normal.</summary>
    public const double Tuning = 1.345;

    /// <summary>Makes the median of absolute deviations a standard deviation where errors are normal.</summary>
    private const double Normal = 1.4826;

    /// <summary>With fewer degrees of freedom one residual cannot be told from another as an outlier.</summary>
    private const int LeastDegrees = 4;

    /// <summary>An outlier draws the first law to it; the bound settles as the law comes back.</summary>
    private const int Rounds = 20;

    /// <summary>The share of the residuals, the largest, that may be outliers and do not count for the least bound.</summary>
    private const double Suspect = 0.2;

    /// <summary>The loss for a sample: by the scatter around the law with the most parameters that it can carry.</summary>
    public static HuberLoss LossFor(Sample sample, FitEstimator estimator)
    {
        var richest = (ScalingModel)(Math.Min(sample.Distinct, NormalEquations.Most) - 1);
        int degrees = sample.Count - BoundedFit.ParametersOf(richest);
        return estimator == FitEstimator.LeastSquares || sample.StatedError is not null || degrees < LeastDegrees
            ? HuberLoss.Squares
            : Settle(sample, richest, degrees);
    }

    private static HuberLoss Settle(Sample sample, ScalingModel richest, int degrees)
    {
        var fit = new BoundedFit(richest);
        var loss = HuberLoss.Squares;
        var law = fit.Search(sample, loss);
        for (int round = 0; round < Rounds; round++)
        {
            double bound = Tuning * Scale(sample, law, degrees);
            bool isSettled = Math.Abs(bound - loss.Bound) <= 1e-3 * bound;
            loss = new HuberLoss(bound);
            law = fit.Improve(sample, loss, law);
            if (isSettled)
            {
                break;
            }
        }

        return loss;
    }

    /// <summary>
    /// Standard deviation around a law of the errors that are no outliers. What the law misses at more points than may be outliers
    /// counts in full.
    /// </summary>
    public static double Scale(Sample sample, in Law law, int degrees)
    {
        double[] sizes = new double[sample.Count];
        for (int index = 0; index < sizes.Length; index++)
        {
            sizes[index] = Math.Abs(sample.Residual(index, law));
        }

        Array.Sort(sizes);
        double median = (sizes[(sizes.Length - 1) / 2] + sizes[sizes.Length / 2]) / 2;
        double inflated = Normal * median * Math.Sqrt((double)sizes.Length / degrees);
        // A curve that passes through half of few points would make outliers of all the others. What is not suspect tells how far off
        // they are; an outlier that counted for this bound would raise it for itself.
        int suspects = Math.Max(1, (int)(Suspect * sizes.Length));
        double least = Math.Sqrt(sizes.SkipLast(suspects).Sum(size => size * size) / (degrees - suspects));
        return Math.Max(Math.Max(inflated, least), sample.LeastScatter);
    }
}
