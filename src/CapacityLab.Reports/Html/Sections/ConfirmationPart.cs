using CapacityLab.Reports.Html.Writing;
using CapacityLab.Reports.Text;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Html.Sections;

/// <summary>Whether capacity moved when the suspected resource was raised, with the probes that say so.</summary>
internal static class ConfirmationPart
{
    private static readonly Column[] Columns =
    [
        Column.Text("Layout"),
        Column.Number("Probe"),
        Column.Number("Offered"),
        Column.Number("Ok"),
        Column.Number("p99"),
        Column.Text("Objectives"),
    ];

    public static Markup Of(RunResult result)
    {
        var rows = ConfirmationRow.Of(result);
        return rows.Count == 0
            ? Markup.Empty
            : Markup.Of(
                $"<h3>Raised to confirm</h3>\n<ul class=\"warnings\">\n{Markup.Join(rows.Select(Item))}</ul>\n{Probes(result)}"
            );
    }

    private static Markup Item(ConfirmationRow row) =>
        Markup.Of($"<li>{Table.Badge(row.Outcome)} {row.Layout}, {row.Cause}: {row.Evidence}</li>\n");

    private static Markup Probes(RunResult result)
    {
        var rows = result
            .Layouts.Select(layout => layout.Bottleneck.Confirmation?.Raised)
            .OfType<LayoutResult>()
            .SelectMany(raised => raised.ByLoad().Select(probe => Row(raised, probe)))
            .ToList();
        return rows.Count == 0
            ? Markup.Empty
            : Markup.Of(
                $"<details><summary>Probes of the raised layouts</summary>\n{new Table("They count for nothing but this", Columns).Render(rows)}</details>\n"
            );
    }

    private static IReadOnlyList<Markup> Row(LayoutResult raised, ProbeResult probe) =>
        [
            Markup.Of($"{raised.Title()}"),
            Markup.Of($"{Figures.Count(probe.Index)}"),
            Markup.Of($"{Figures.Rate(probe.Offered)}"),
            Markup.Of($"{Figures.Rate(probe.Achieved)}"),
            Markup.Of($"{Figures.Percentile(probe.ResponseTimeMs, LatencyPercentile.P99)}"),
            Table.Badge(Marks.Of(probe)),
        ];
}
