namespace CapacityLab.Analysis.Capacity;

/// <summary>Quantiles of Student's distribution.</summary>
internal static class StudentT
{
    private static readonly double[] Few = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];
    private const double Normal = 1.959964;

    /// <summary>
    /// 97.5 % point: from the table up to ten degrees of freedom, beyond by the first three terms of the expansion about the normal
    /// one (Abramowitz and Stegun 26.7.5), right to 0.001.
    /// </summary>
    /// <param name="degrees">From 1.</param>
    public static double Quantile975(int degrees) =>
        degrees <= Few.Length ? Few[Math.Max(1, degrees) - 1] : Expansion(Normal, degrees);

    private static double Expansion(double z, double n) =>
        z
        + (Polynomial(z, [1, 1]) / (4 * n))
        + (Polynomial(z, [3, 16, 5]) / (96 * n * n))
        + (Polynomial(z, [-15, 17, 19, 3]) / (384 * n * n * n));

    /// <summary>c₀z + c₁z³ + c₂z⁵ + …</summary>
    private static double Polynomial(double z, double[] c) =>
        c.Reverse().Aggregate(0.0, (sum, next) => (sum * z * z) + next) * z;
}
