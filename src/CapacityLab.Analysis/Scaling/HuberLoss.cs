namespace CapacityLab.Analysis.Scaling;

/// <summary>
/// Huber's loss: the square up to a bound, beyond it only as steep as there, so that an outlier counts by its size and not by its
/// square. Source: P. J. Huber, Robust Statistics, 1981, chapter 7.
/// </summary>
/// <param name="Bound">Residuals above count less; infinite: least squares.</param>
internal readonly record struct HuberLoss(double Bound)
{
    /// <summary>Four standard deviations, where errors are normal.</summary>
    private const double Gross = 3;

    public static readonly HuberLoss Squares = new(double.PositiveInfinity);

    public double Of(double residual)
    {
        double size = Math.Abs(residual);
        return size <= Bound ? residual * residual : Bound * ((2 * size) - Bound);
    }

    /// <summary>The weight with which a square would count the same.</summary>
    public double Weight(double residual) => Math.Abs(residual) <= Bound ? 1 : Bound / Math.Abs(residual);

    /// <summary>
    /// The loss by which laws are compared: no observation counts for more than one of <see cref="Gross"/> bounds. Uncut, an outlier is so
    /// much of every law's loss that their ratios, and so a criterion, tell nothing of the others.
    /// </summary>
    public double Compared(Sample sample, in Law law)
    {
        double sum = 0;
        for (int index = 0; index < sample.Count; index++)
        {
            sum += Of(Math.Min(Math.Abs(sample.Residual(index, law)), Gross * Bound));
        }

        return double.IsNaN(sum) ? double.PositiveInfinity : sum;
    }

    public double Of(Sample sample, in Law law)
    {
        double sum = 0;
        for (int index = 0; index < sample.Count; index++)
        {
            sum += Of(sample.Residual(index, law));
        }

        return double.IsNaN(sum) ? double.PositiveInfinity : sum;
    }
}
