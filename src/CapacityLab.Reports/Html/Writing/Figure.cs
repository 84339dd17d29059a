using CapacityLab.Reports.Plots;

namespace CapacityLab.Reports.Html.Writing;

/// <summary>A chart in the page: the plot, its finding, and its data in a table under it.</summary>
internal static class Figure
{
    public static Markup Render(Chart chart) =>
        Markup.Of(
            $"""
            <figure id="{chart.Id}">
            {Heading(chart)}<div class="plot {(chart.Width > 500 ? "wide" : "small")}">{new Markup(
                chart.Plot.Inline(chart.Id, chart.Alternative)
            )}</div>
            <figcaption>{chart.Caption}</figcaption>
            <details><summary>Data<span class="hidden"> of the chart: {Name(chart)}</span></summary>
            {new Table($"Data: {Name(chart)}", chart.Columns).Render(chart.Rows)}</details>
            </figure>

            """
        );

    /// <summary>Charts of the same kind side by side, one a layout.</summary>
    public static Markup Grid(IEnumerable<Chart> charts, string kind) =>
        Markup.Of($"<div class=\"grid {kind}\">\n{Markup.Join(charts.Select(Render))}</div>\n");

    private static string Name(Chart chart) => chart.Heading.Length > 0 ? $"{chart.Heading}, {chart.Id}" : chart.Id;

    private static Markup Heading(Chart chart) =>
        chart.Heading.Length > 0 ? Markup.Of($"<h3>{chart.Heading}</h3>\n") : Markup.Empty;
}
