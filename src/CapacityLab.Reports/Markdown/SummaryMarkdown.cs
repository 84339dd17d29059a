using CapacityLab.Reports.Text;
using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Markdown;

/// <summary>summary.md: the verdict, gates, layouts and warnings, for a job's summary or a pull request.</summary>
internal static class SummaryMarkdown
{
    // A summary is read in a pull request: the rest of a long list is in the report.
    private const int MostWarnings = 12;

    public static string Of(RunResult result) =>
        string.Join(
            '\n',
            Verdict(result)
                .Concat(Gates(result))
                .Concat(RecommendationMarkdown.Of(result))
                .Concat(Layouts(result))
                .Concat(Caveats(result))
                .Concat(Demands(result))
                .Concat(Confirmations(result))
                .Concat(Scaling(result))
                .Concat(Warnings(result))
        ) + "\n";

    private static IEnumerable<string> Verdict(RunResult result)
    {
        yield return $"# {MarkdownText.Escape($"{Marks.Of(result)}: {VerdictText.Sentence(result)}")}";
        yield return "";
        if (result.Status != RunStatus.Complete)
        {
            yield return $"**This result is {Marks.Of(result.Status).Word}**: {StatusText.Of(result.Status)}";
            yield return "";
        }

        yield return MarkdownText.Escape(RunFacts.Line(result));
    }

    private static IEnumerable<string> Gates(RunResult result) =>
        result.Gates.Count == 0
            ? []
            : ["", "## Gates", "", .. Table(GateRow.Columns, GateRow.Of(result).Select(g => g.Cells))];

    private static IEnumerable<string> Layouts(RunResult result) =>
        ["", "## Layouts", "", .. LayoutLines(SummaryTable.Of(result))];

    private static IEnumerable<string> Caveats(RunResult result)
    {
        var rows = CaveatRow.Of(result);
        return rows.Count == 0 ? [] : ["", "## How sure these capacities are", "", .. rows.Select(Line)];
    }

    private static string Line(CaveatRow row) =>
        $"- **{MarkdownText.Escape(row.Layout)}**: {MarkdownText.Escape(row.Sentences)}";

    private static IEnumerable<string> Demands(RunResult result)
    {
        var findings = DemandFinding.Of(result);
        return findings.Count == 0 ? [] : ["", "## What processors would allow", "", .. findings.Select(Line)];
    }

    private static string Line(DemandFinding finding) =>
        $"- **{MarkdownText.Escape(finding.Layout)}**: {MarkdownText.Escape(finding.Sentence)}";

    private static IEnumerable<string> Confirmations(RunResult result)
    {
        var rows = ConfirmationRow.Of(result);
        return rows.Count == 0 ? [] : ["", "## Raised to confirm", "", .. rows.Select(Line)];
    }

    private static string Line(ConfirmationRow row) =>
        $"- **{MarkdownText.Escape(row.Layout)}**: {MarkdownText.Escape($"{row.Cause}, {row.Outcome.Word}. {row.Evidence}")}";

    private static IEnumerable<string> Scaling(RunResult result)
    {
        var lines = new[] { ("More cores", result.Scaling.Vertical), ("More replicas", result.Scaling.Horizontal) }
            .Where(one => one.Item2 is not null)
            .Select(one => $"- **{one.Item1}**: {MarkdownText.Escape(one.Item2!.Reason)}")
            .ToList();
        return lines.Count == 0 ? [] : ["", "## Scaling", "", .. lines];
    }

    private static IEnumerable<string> LayoutLines(SummaryTable table) =>
        table.Rows.Count == 0
            ? ["No layout was carried out."]
            : Table(SummaryTable.Columns, table.Rows.Select(r => r.Cells));

    private static IEnumerable<string> Warnings(RunResult result)
    {
        if (result.Warnings.Count == 0)
        {
            return [];
        }

        var rest = result.Warnings.Count - MostWarnings;
        return
        [
            "",
            "## Warnings",
            "",
            .. result.Warnings.Take(MostWarnings).Select(Line),
            .. rest > 0 ? [$"- … and {rest} more in report.html"] : Array.Empty<string>(),
        ];
    }

    private static string Line(Warning warning) =>
        $"- **{MarkdownText.Escape(WarningText.Subject(warning))}** {MarkdownText.Escape(warning.Message)} {MarkdownText.Escape(warning.Advice)}".TrimEnd();

    internal static IEnumerable<string> Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows) =>
        [MarkdownText.Row(columns), $"|{string.Concat(columns.Select(_ => "---|"))}", .. rows.Select(MarkdownText.Row)];
}
