using CapacityLab.Reports.Text;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Scaling;

namespace CapacityLab.Reports.Plots;

/// <summary>Every plot of a run, drawn once: the page shows them and plots/ holds them.</summary>
internal sealed class ReportCharts
{
    public ReportCharts(RunResult result)
    {
        Capacity = result.Layouts.Count > 0 ? new CapacityChart(result).Render("capacity") : null;
        Scaling = [.. Laws(result.Scaling)];
        var sizes = new SizesChart(result);
        Sizes = sizes.IsEmpty ? null : sizes.Render("sizes");
        Curves = Each(
            result,
            HasLoad,
            (layout, id) => new CurvesChart(layout, result.Objectives).Render("curves-" + id)
        );
        Resources = Each(result, HasNodes, (layout, id) => new ResourcesChart(layout).Render("resources-" + id));
        Generator = result.Layouts.Any(HasLoad) ? new GeneratorChart(result).Render("generator") : null;
        Timelines = Each(result, HasTime, (layout, id) => new TimelineChart(layout, result).Render("timeline-" + id));
        var shares = new SharesChart(result);
        Shares = shares.IsEmpty ? null : shares.Render("shares");
    }

    public Chart? Capacity { get; }

    /// <summary>Capacity against cores and against replicas, where there is a point to draw.</summary>
    public IReadOnlyList<Chart> Scaling { get; }

    public Chart? Sizes { get; }

    public IReadOnlyList<Chart> Curves { get; }

    public IReadOnlyList<Chart> Resources { get; }

    public Chart? Generator { get; }

    public IReadOnlyList<Chart> Timelines { get; }

    public Chart? Shares { get; }

    public IEnumerable<Chart> All =>
        new[] { Capacity, Sizes, Generator, Shares }
            .OfType<Chart>()
            .Concat(Scaling)
            .Concat(Curves)
            .Concat(Resources)
            .Concat(Timelines);

    private static IEnumerable<Chart> Laws(ScalingResult scaling)
    {
        if (scaling.Vertical is { Points.Count: > 0 } vertical)
        {
            yield return new ScalingChart(vertical, "Capacity against cores").Render("scaling-vertical");
        }

        if (scaling.Horizontal is { Points.Count: > 0 } horizontal)
        {
            yield return new ScalingChart(horizontal, "Capacity against replicas").Render("scaling-horizontal");
        }
    }

    private static Chart[] Each(
        RunResult result,
        Func<LayoutResult, bool> has,
        Func<LayoutResult, string, Chart> render
    ) =>
        [
            .. result
                .Layouts.Select((layout, index) => (Layout: layout, Id: Figures.Count(index + 1)))
                .Where(l => has(l.Layout))
                .Select(l => render(l.Layout, l.Id)),
        ];

    private static bool HasLoad(LayoutResult layout) => layout.ByLoad().Count > 0;

    private static bool HasNodes(LayoutResult layout) => layout.ByLoad().Any(p => p.Nodes.Count > 0);

    private static bool HasTime(LayoutResult layout) => layout.Probes.Any(p => p.Intervals.Count > 0);
}
