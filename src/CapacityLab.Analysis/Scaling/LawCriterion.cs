namespace CapacityLab.Analysis.Scaling;

/// <summary>
/// Akaike's criterion of laws that were fitted to one sample, corrected for few observations:
/// AICc = n ln(M/n) + n(1 + ln 2π) + 2p + 2p(p+1)/(n−p−1) (Hurvich and Tsai, 1989), null where n ≤ p + 1. M, the misfit, is the sum of
/// squares; of a robust fit what takes its place: (n − P)s² for the law with the most parameters, P, and s the robust scatter around it;
/// for another so much more as its Huber loss is larger. So all laws are measured by one scale, as in E. Ronchetti's robust criterion
/// (Statistics and Probability Letters 3, 1985): an outlier costs all of them alike and leaves their differences as they are, while what
/// a law misses systematically counts in full. (Without outliers M is the sum of squares.)
/// The scatter, which all laws have in common, is not counted among the parameters: counted, it would deny the USL to the seven to nine
/// points that sweeps usually have. Of seven, a κ that is not there is then taken for one in about 6 % of samples (F test, 1 and 4
/// degrees). Where the errors are known beforehand, χ² + 2p.
/// </summary>
/// <param name="richest">The law with the most parameters that the sample can carry.</param>
internal sealed class LawCriterion(ModelFit richest)
{
    public double? Of(ModelFit fit)
    {
        if (fit.Sample.StatedError is { } known)
        {
            return (fit.Loss / (known * known)) + (2 * fit.Parameters);
        }

        int n = fit.Sample.Count;
        int p = fit.Parameters;
        return n > p + 1
            ? (n * (Math.Log(2 * Math.PI * Misfit(fit) / n) + 1)) + (2 * p) + (2.0 * p * (p + 1) / (n - p - 1))
            : null;
    }

    private double Misfit(ModelFit fit)
    {
        double least = fit.Sample.LeastScatter * fit.Sample.LeastScatter * fit.Sample.Count;
        double misfit =
            fit.Huber.IsSquares || richest.Scatter is not { } scatter
                ? fit.Loss
                : (richest.Degrees * scatter * scatter) + Math.Max(fit.Loss - richest.Loss, 0);
        return Math.Max(misfit, least);
    }
}
