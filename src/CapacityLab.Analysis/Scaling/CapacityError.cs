using CapacityLab.Results.Layouts;

namespace CapacityLab.Analysis.Scaling;

/// <summary>How far off a capacity may be.</summary>
internal static class CapacityError
{
    /// <summary>Searches on one host differ by this much from one another, however narrow their brackets are.</summary>
    private const double Least = 0.02;

    public static bool IsMeasured(LayoutResult layout) =>
        layout.Capacity.Status == CapacityStatus.Measured && layout.Capacity.RequestsPerSecond?.PerSecond > 0;

    /// <summary>
    /// Standard error over capacity: the true one lies anywhere in the bracket with equal chance, whose standard deviation is its
    /// width over √12; not less than 2 %.
    /// </summary>
    public static double Of(CapacityResult capacity)
    {
        double stated = capacity.RequestsPerSecond!.Value.PerSecond;
        double high = capacity.High?.PerSecond ?? stated;
        return Math.Max((high - capacity.Low.PerSecond) / stated / Math.Sqrt(12), Least);
    }
}
