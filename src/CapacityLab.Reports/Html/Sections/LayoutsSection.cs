using CapacityLab.Reports.Html.Writing;
using CapacityLab.Reports.Text;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Html.Sections;

/// <summary>The layouts ranked by what they take, and why some could not be measured.</summary>
internal static class LayoutsSection
{
    public static Section Of(RunResult result) =>
        new(
            "layouts",
            "Layouts compared",
            "Which takes the most?",
            Markup.Of($"{Ranking(result)}{Caveats(result)}{Errors(result)}")
        );

    private static Markup Ranking(RunResult result) =>
        result.Layouts.Count == 0
            ? Markup.Of($"<p>No layout was carried out.</p>\n")
            : new Table("Layouts ranked by capacity", Columns).Render(SummaryTable.Of(result).Rows.Select(Row));

    private static IReadOnlyList<Column> Columns =>
        [.. SummaryTable.Columns.Select((name, index) => new Column(name, index is 1 or 2 or 4 or 5))];

    private static IReadOnlyList<Markup> Row(LayoutRow row) =>
        [.. row.Cells.Select((cell, index) => index == 3 ? Table.Badge(row.Status) : Cell(cell, index))];

    private static Markup Cell(string cell, int index) =>
        index == 1 ? Markup.Of($"<strong>{cell}</strong>") : Markup.Of($"{cell}");

    private static Markup Caveats(RunResult result)
    {
        var rows = CaveatRow.Of(result);
        var items = Markup.Join(
            rows.Select(row => Markup.Of($"<li><strong>{row.Layout}</strong>: {row.Sentences}</li>\n"))
        );
        return rows.Count == 0
            ? Markup.Of($"")
            : Markup.Of($"<h3>How sure these capacities are</h3>\n<ul>\n{items}</ul>\n");
    }

    private static Markup Errors(RunResult result) =>
        Markup.Join(result.Layouts.Where(l => l.Error.Length > 0).Select(Error));

    private static Markup Error(LayoutResult layout) =>
        Markup.Of(
            $"""
            <div class="note bad"><h3>{layout.Title()} was not measured</h3>
            <pre class="scroll" tabindex="0">{layout.Error}</pre></div>

            """
        );
}
