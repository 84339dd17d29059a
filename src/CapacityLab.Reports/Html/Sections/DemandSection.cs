using CapacityLab.Reports.Html.Writing;
using CapacityLab.Reports.Text;
using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Html.Sections;

/// <summary>What a request takes of each node, and the rate that follows, beside the capacity.</summary>
internal static class DemandSection
{
    /// <summary>Null where no demand is known.</summary>
    public static Section? Of(RunResult result)
    {
        var rows = DemandRow.Of(result);
        return rows.Count == 0
            ? null
            : new(
                "demand",
                "Demand of a request",
                "What would the processors allow?",
                Markup.Of(
                    $"<ul>\n{Markup.Join(DemandFinding.Of(result).Select(Item))}</ul>\n{new Table("Use over completed requests, by node", Columns).Render(rows.Select(row => row.Cells))}"
                )
            );
    }

    private static IReadOnlyList<Column> Columns =>
        [.. DemandRow.Columns.Select((name, index) => new Column(name, index > 2))];

    private static Markup Item(DemandFinding finding) =>
        Markup.Of($"<li><strong>{finding.Layout}</strong>: {finding.Sentence}{LeftOut(finding)}</li>\n");

    private static Markup LeftOut(DemandFinding finding) =>
        finding.LeftOut.Count == 0
            ? Markup.Empty
            : Markup.Of($" <span class=\"aside\">Left out: {string.Join(' ', finding.LeftOut)}</span>");
}
