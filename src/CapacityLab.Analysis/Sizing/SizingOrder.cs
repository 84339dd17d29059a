using CapacityLab.Results.Sizing;

namespace CapacityLab.Analysis.Sizing;

/// <summary>Cheapest first. What is equal stays in the plan's order, so that one result has one answer.</summary>
internal static class SizingOrder
{
    public static IReadOnlyList<SizedLayout> Sorted(IEnumerable<SizedLayout> layouts, SizingRequest request)
    {
        var byOutcome = layouts.OrderBy(layout => Place(layout.Outcome)).ThenBy(layout => layout.Capacity is null);
        var byCost = request.RequestsPerSecond is null ? ByRequest(byOutcome) : BySize(byOutcome);
        return [.. byCost.ThenByDescending(layout => layout.Capacity).ThenBy(layout => layout.Replicas)];
    }

    /// <summary>For a load the cost of an hour is what differs; without prices the machine that it takes.</summary>
    private static IOrderedEnumerable<SizedLayout> BySize(IOrderedEnumerable<SizedLayout> layouts) =>
        layouts.ThenBy(Cost).ThenBy(layout => layout.CostPerHour is null ? layout.Replicas * layout.Memory.MiB : 0);

    /// <summary>Of an hour, else the cores: what is smaller comes first.</summary>
    public static double Cost(SizedLayout layout) => layout.CostPerHour ?? Cores(layout);

    private static IOrderedEnumerable<SizedLayout> ByRequest(IOrderedEnumerable<SizedLayout> layouts) =>
        layouts.ThenBy(layout => layout.CostPerMillion ?? -(layout.CapacityPerCore?.PerSecond ?? 0));

    /// <summary>Rounded, so that 3 × 0.1 and 0.3 are as many.</summary>
    public static double Cores(SizedLayout layout) => Math.Round(layout.Replicas * layout.Cpus.Cores, 9);

    private static int Place(SizingOutcome outcome) =>
        outcome switch
        {
            SizingOutcome.Holds => 0,
            SizingOutcome.Unknown => 1,
            _ => 2,
        };
}
