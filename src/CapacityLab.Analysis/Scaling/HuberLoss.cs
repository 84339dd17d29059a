namespace CapacityLab.Analysis.Scaling;

/// <summary>
/// Huber's loss: the square up to a bound, beyond it only as steep as there, so that an outlier counts by its size and not by its
/// square. Nowhere is it cut off: a law that is far from the points loses in full. Source: P. J. Huber, Robust Statistics, 1981, chapter 7.
/// </summary>
/// <param name="Bound">Residuals above count less; infinite: least squares.</param>
internal readonly record struct HuberLoss(double Bound)
{
    public static readonly HuberLoss Squares = new(double.PositiveInfinity);

    public bool IsSquares => double.IsPositiveInfinity(Bound);

    public double Of(double residual)
    {
        double size = Math.Abs(residual);
        return size <= Bound ? residual * residual : Bound * ((2 * size) - Bound);
    }

    /// <summary>The weight with which a square would count the same.</summary>
    public double Weight(double residual) => Math.Abs(residual) <= Bound ? 1 : Bound / Math.Abs(residual);

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
