using System.Globalization;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Scaling;

namespace CapacityLab.Analysis.Scaling;

/// <summary>
/// How capacity follows size over the layouts of a run: against CPU, of those with one replica, and against replicas of one size. Only
/// capacities that were measured and that the lab's host did not limit count, each by its edge. Its error is known from its interval; see
/// <see cref="CapacityError"/>.
/// </summary>
public static class LayoutScaling
{
    /// <summary>Both laws; each with a reason where too few layouts were measured. Null where the run has no layouts.</summary>
    public static ScalingResult Conclude(IReadOnlyList<LayoutResult> layouts) =>
        layouts.Count == 0
            ? new ScalingResult()
            : new ScalingResult { Vertical = Vertical(layouts), Horizontal = Horizontal(layouts) };

    private static ScalingLaw Vertical(IReadOnlyList<LayoutResult> layouts)
    {
        var single = layouts.Where(layout => layout.Replicas == 1 && layout.Cpus.Cores > 0).ToList();
        double unit = single
            .Where(CapacityError.IsOfLayout)
            .Select(layout => layout.Cpus.Cores)
            .DefaultIfEmpty(1)
            .Min();
        var memory = single.Where(CapacityError.IsOfLayout).Select(layout => layout.Memory).Distinct();
        string notes = memory.Count() > 1 ? " The layouts differ in memory too." : "";
        return new CapacitySweep("CPU", unit, layout => layout.Cpus.Cores, single).Conclude(
            Text($"n counts multiples of {unit:0.###} CPU in one replica.{notes}")
        );
    }

    private static ScalingLaw Horizontal(IReadOnlyList<LayoutResult> layouts)
    {
        var same = layouts
            .Where(layout => layout.Replicas > 0)
            .GroupBy(layout => (layout.Cpus, layout.Memory))
            .MaxBy(size => size.Where(CapacityError.IsOfLayout).DistinctBy(layout => layout.Replicas).Count());
        List<LayoutResult> sweep = same is null ? [] : [.. same];
        return new CapacitySweep("replicas", 1, layout => layout.Replicas, sweep).Conclude(
            same is null
                ? "n counts replicas."
                : Text($"n counts replicas of {same.Key.Cpus} and {same.Key.Memory}.{Unbalanced(sweep)}")
        );
    }

    // One replica without the balancer saves a hop that all the others pay.
    private static string Unbalanced(IReadOnlyList<LayoutResult> same) =>
        same.Any(layout => layout.Replicas == 1 && layout.Balancer.Length == 0)
        && same.FirstOrDefault(layout => layout.Balancer.Length > 0) is { } balanced
            ? $" One replica stands without a balancer, the others behind {balanced.Balancer}."
            : "";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
