using CapacityLab.Analysis.Statistics;

namespace CapacityLab.Analysis.Scaling;

/// <summary>
/// Whether throughput rises faster than n, which no law with σ ≥ 0 and κ ≥ 0 does: the slope of ln(X/n) against ln n, by weighted least
/// squares, is above zero at the 2.5 % level, by the errors where they are known beforehand, else by t(n − 2).
/// </summary>
internal static class Superlinear
{
    private const double Normal975 = 1.959963984540054;

    /// <summary>Of exactly proportional points.</summary>
    private const double Rounding = 1e-9;

    public static bool IsSeen(Sample sample)
    {
        double[] x = [.. sample.Sizes.Select(size => Math.Log(size))];
        double[] y = [.. sample.Observations.Select(one => Math.Log(one.Throughput / one.N))];
        double[] weights = [.. sample.Weights.Select(weight => weight * weight)];
        double middle = Mean(x, weights);
        double level = Mean(y, weights);
        double spread = Sum(weights, index => (x[index] - middle) * (x[index] - middle));
        double slope = Sum(weights, index => (x[index] - middle) * (y[index] - level)) / spread;
        double left = Sum(weights, index => Squared(y[index] - level - (slope * (x[index] - middle))));
        return slope > 0 && slope * Math.Sqrt(spread) > Bound(sample, left);
    }

    /// <summary>What the slope times the root of the spread may be where throughput is proportional to n.</summary>
    private static double Bound(Sample sample, double left)
    {
        int degrees = sample.Count - 2;
        return sample.StatedError is { } known ? Normal975 * known
            : degrees > 0 ? StudentT.Quantile(0.975, degrees) * Math.Max(Math.Sqrt(left / degrees), Rounding)
            : double.PositiveInfinity;
    }

    private static double Mean(double[] values, double[] weights) =>
        Sum(weights, index => values[index]) / weights.Sum();

    private static double Sum(double[] weights, Func<int, double> of) =>
        weights.Select((weight, index) => weight * of(index)).Sum();

    private static double Squared(double value) => value * value;
}
