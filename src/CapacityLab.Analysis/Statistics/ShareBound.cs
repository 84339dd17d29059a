namespace CapacityLab.Analysis.Statistics;

/// <summary>
/// One-sided bounds of a share by Wilson's score (E. B. Wilson, JASA 22, 1927), which keeps its level at few observations and at
/// shares near 0 and 1. The observations are taken to be independent.
/// </summary>
internal static class ShareBound
{
    /// <summary>Quantile of the normal distribution at 99 %.</summary>
    private const double Z = 2.326;

    /// <summary>The share is above it with 99 % confidence; 0 without observations.</summary>
    public static double Low(long hits, long of) => of == 0 ? 0 : Math.Max(0, Centre(hits, of) - Half(hits, of));

    /// <summary>The share is below it with 99 % confidence; 1 without observations.</summary>
    public static double High(long hits, long of) => of == 0 ? 1 : Math.Min(1, Centre(hits, of) + Half(hits, of));

    private static double Centre(long hits, long of) => (hits + (Z * Z / 2)) / (of + (Z * Z));

    private static double Half(long hits, long of)
    {
        double share = (double)hits / of;
        return Z * Math.Sqrt((share * (1 - share) / of) + (Z * Z / (4.0 * of * of))) / (1 + (Z * Z / of));
    }
}
