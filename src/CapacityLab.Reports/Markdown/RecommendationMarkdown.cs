using CapacityLab.Reports.Text;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Reports.Markdown;

/// <summary>What to run, in the summary.</summary>
internal static class RecommendationMarkdown
{
    public static IEnumerable<string> Of(RunResult result) =>
        result.Recommendation is not { Layouts.Count: > 0 } sizing
            ? []
            : ["", "## Recommendation", "", MarkdownText.Escape(sizing.Answer), .. Table(sizing), .. Lines(sizing)];

    private static IEnumerable<string> Table(SizingResult sizing)
    {
        var table = RecommendationTable.Of(sizing);
        return
        [
            "",
            .. SummaryMarkdown.Table(
                [.. table.Columns.Select(column => column.Name)],
                table.Rows.Select(row => row.Cells)
            ),
            "",
        ];
    }

    private static IEnumerable<string> Lines(SizingResult sizing) =>
        RecommendationText.Lines(sizing).Select(line => $"- {MarkdownText.Escape(line)}");
}
