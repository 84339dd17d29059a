using CapacityLab.Results.Layouts;

namespace CapacityLab.Analysis.Scaling;

/// <summary>Where a capacity is, for a law to go through it, and how far off that may be.</summary>
internal static class CapacityError
{
    /// <summary>Searches on one host differ by this much from one another, however narrow their intervals are.</summary>
    private const double Least = 0.02;

    /// <summary>Half a 95 % interval in standard errors.</summary>
    private const double Normal975 = 1.959963984540054;

    public static bool IsMeasured(LayoutResult layout) =>
        layout.Capacity.Status == CapacityStatus.Measured && layout.Capacity.RequestsPerSecond?.PerSecond > 0;

    /// <summary>
    /// Whether it is measured and the layout's own. Where the nodes filled the processors that they share, it is the lab's host: one more
    /// node of the target on a host of its own would have made more. A balancer that gave out is a part of the layout.
    /// </summary>
    public static bool IsOfLayout(LayoutResult layout) =>
        IsMeasured(layout) && layout.Bottleneck.Cause != BottleneckCause.HostCpu;

    /// <summary>
    /// Where the objective is just met, else the middle of the interval. Not the rate that is stated: that one held, is by design below
    /// the edge, in a bracket by half of its width on average, and a law through it would be too low by as much.
    /// </summary>
    public static double Edge(CapacityResult capacity)
    {
        double stated = capacity.RequestsPerSecond!.Value.PerSecond;
        double? middle = capacity.High is { } high ? (capacity.Low.PerSecond + high.PerSecond) / 2 : null;
        return capacity.Edge?.PerSecond ?? middle ?? stated;
    }

    /// <summary>
    /// Standard error over the edge, not less than 2 %. Of a bracket: the edge lies anywhere in it with equal chance, whose standard
    /// deviation is its width over √12. Of a regression: its 95 % interval over 2 · 1.96.
    /// </summary>
    public static double Of(CapacityResult capacity)
    {
        double width = capacity.High is { } high ? high.PerSecond - capacity.Low.PerSecond : 0;
        double errors = capacity.IntervalMethod == "regression" ? 2 * Normal975 : Math.Sqrt(12);
        return Math.Max(width / errors / Edge(capacity), Least);
    }
}
