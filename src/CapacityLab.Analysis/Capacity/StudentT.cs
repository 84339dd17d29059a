namespace CapacityLab.Analysis.Capacity;

/// <summary>Quantiles of Student's distribution.</summary>
internal static class StudentT
{
    private static readonly double[] Few = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];
    private const double Normal = 1.959964;

    /// <summary>
    /// 97.5 % point: from the table up to ten degrees of freedom, beyond by the first two terms of the expansion about the normal
    /// one (Abramowitz and Stegun 26.7.5), right to 0.001.
    /// </summary>
    /// <param name="degrees">From 1.</param>
    public static double Quantile975(int degrees) =>
        degrees <= Few.Length
            ? Few[Math.Max(1, degrees) - 1]
            : Normal
                + ((Math.Pow(Normal, 3) + Normal) / (4 * degrees))
                + (
                    ((5 * Math.Pow(Normal, 5)) + (16 * Math.Pow(Normal, 3)) + (3 * Normal)) / (96.0 * degrees * degrees)
                );
}
