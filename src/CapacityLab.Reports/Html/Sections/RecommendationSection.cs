using CapacityLab.Reports.Html.Writing;
using CapacityLab.Reports.Text;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Reports.Html.Sections;

/// <summary>What to buy: the layouts for the required load, cheapest first.</summary>
internal static class RecommendationSection
{
    /// <summary>Null for a result of a version that recommended nothing.</summary>
    public static Section? Of(RunResult result) =>
        result.Recommendation is not { } sizing
            ? null
            : new(
                "recommendation",
                "Recommendation",
                "What to run?",
                Markup.Of($"{Answer(sizing)}{Ranking(sizing)}{Reasons(sizing)}{Deployment(sizing)}")
            );

    private static Markup Answer(SizingResult sizing) =>
        Markup.Join(
            new[] { sizing.Answer, sizing.UpOrOut }
                .Where(sentence => sentence.Length > 0)
                .Select(sentence => Markup.Of($"<p>{sentence}</p>\n"))
        );

    private static Markup Ranking(SizingResult sizing)
    {
        if (sizing.Layouts.Count == 0)
        {
            return Markup.Empty;
        }

        var table = RecommendationTable.Of(sizing);
        var columns = table.Columns.Select(column => new Column(column.Name, column.IsNumber));
        return Markup.Of(
            $"""
            {new Table(Caption(sizing), [.. columns]).Render(
                table.Rows.Select(Row)
            )}<p class="aside">{sizing.Counted}</p>

            """
        );
    }

    private static string Caption(SizingResult sizing) =>
        sizing.Request.RequestsPerSecond is { } load
            ? $"Layouts for the required load, {Figures.Rate(load)}"
            : "Layouts; no load was stated";

    private static IReadOnlyList<Markup> Row(RecommendationTable.Row row) =>
        [
            .. row.Cells.Select(
                (cell, index) =>
                    index == RecommendationTable.OutcomeColumn ? Table.Badge(row.Outcome) : Markup.Of($"{cell}")
            ),
        ];

    private static Markup Reasons(SizingResult sizing)
    {
        var reasons = RecommendationText
            .Reasons(sizing)
            .Select(one => Markup.Of($"<li><strong>{one.Layout}:</strong> {one.Text}</li>\n"));
        var list = Markup.Join(reasons);
        return list.Html.Length == 0 ? Markup.Empty : Markup.Of($"<ul>\n{list}</ul>\n");
    }

    private static Markup Deployment(SizingResult sizing) =>
        sizing.Deployment is not { } advice
            ? Markup.Empty
            : Markup.Of(
                $"""
                <h3>How to deploy {advice.Layout}</h3>
                <dl>
                {Markup.Join(DeploymentText.Facts(advice).Select(Fact))}</dl>
                {Markup.Join(
                    advice.Notes.Select(note => Markup.Of($"<p>{note}</p>\n"))
                )}<p class="aside">As files: {Files}.</p>

                """
            );

    private const string Files =
        $"{SuggestedFiles.Folder}/{SuggestedFiles.Kubernetes}, {SuggestedFiles.Folder}/{SuggestedFiles.Compose}";

    private static Markup Fact((string Name, string Value) fact) =>
        Markup.Of($"<div><dt>{fact.Name}</dt><dd>{fact.Value}</dd></div>\n");
}
