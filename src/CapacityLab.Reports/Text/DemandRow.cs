using System.Globalization;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Text;

/// <summary>What a request takes of one node, every cell formatted, nothing encoded for any output.</summary>
public sealed record DemandRow(IReadOnlyList<string> Cells)
{
    public static IReadOnlyList<string> Columns { get; } =
    ["Layout", "Node", "Resource", "A request", "95 % interval", "Bound", "Its interval, req/s", "Probes"];

    /// <summary>Of all layouts, in the plan's order.</summary>
    public static IReadOnlyList<DemandRow> Of(RunResult result) =>
        [.. result.Layouts.SelectMany(layout => layout.Demands.Select(demand => Of(layout, demand)))];

    private static DemandRow Of(LayoutResult layout, ServiceDemand demand) =>
        new([
            layout.Title(),
            demand.Node,
            demand.Resource,
            Amount(demand.Resource, demand.PerRequest),
            demand is { Low: { } low, High: { } high }
                ? $"{Amount(demand.Resource, low)} – {Amount(demand.Resource, high)}"
                : Figures.Missing,
            Figures.Rate(demand.BoundRequestsPerSecond),
            demand is { BoundLow: { } least, BoundHigh: { } most }
                ? $"{Figures.Number(least.PerSecond)} – {Figures.Number(most.PerSecond)}"
                : Figures.Missing,
            demand.Observations.ToString(CultureInfo.InvariantCulture),
        ]);

    private static string Amount(string resource, double value) =>
        resource switch
        {
            DemandResource.CpuSeconds => Figures.WithUnit(value * 1000, "ms"),
            DemandResource.AllocatedBytes => Figures.WithUnit(value / 1024, "KiB"),
            _ => Figures.Number(value),
        };
}
