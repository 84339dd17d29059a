using System.Text.RegularExpressions;
using CapacityLab.Reports.Tests.Sample;
using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Tests.Approved;

public partial class SnapshotTests
{
    [Theory]
    [InlineData("complete")]
    [InlineData("partial")]
    [InlineData("empty")]
    public void The_page_is_what_was_approved_in_every_culture(string run)
    {
        using var invariant = new RunFolder(Run(run));
        using var german = Cultures.InGerman(() => new RunFolder(Run(run)));

        Approval.Check($"report-{run}.html", Readable(invariant.Html));
        Assert.Equal(invariant.Html, german.Html);
    }

    [Theory]
    [InlineData("complete")]
    [InlineData("partial")]
    [InlineData("empty")]
    public void Summary_and_tables_are_what_was_approved_in_every_culture(string run)
    {
        using var invariant = new RunFolder(Run(run));
        using var german = Cultures.InGerman(() => new RunFolder(Run(run)));

        foreach (var file in new[] { "summary.md", "probes.csv", "samples.csv", "recommendation.csv" })
        {
            Assert.Equal(invariant.Read(file), german.Read(file));
        }

        Approval.Check($"summary-{run}.md", invariant.Markdown);
        Approval.Check($"probes-{run}.csv", invariant.Read("probes.csv"));
        Approval.Check($"recommendation-{run}.csv", invariant.Read("recommendation.csv"));
        Approval.Check($"samples-{run}.csv", FirstLines(invariant.Read("samples.csv"), 12));
    }

    internal static RunResult Run(string name) =>
        name switch
        {
            "complete" => SampleRun.Complete(),
            "partial" => SampleRun.Partial(),
            _ => new RunResult(),
        };

    // Without what a person cannot review: the geometry of the plots, the style sheet's text and the long data tables.
    internal static string Readable(string html)
    {
        html = Style().Replace(html, "<style>…</style>");
        html = Hash().Replace(html, "sha256-…");
        html = Drawing().Replace(html, match => $"{match.Groups[1].Value}{Words(match.Groups[2].Value)}</svg>");
        return DataRows().Replace(html, "$1$2…</tbody>");
    }

    private static string Words(string svg) =>
        string.Join(" | ", SvgText().Matches(svg).Select(m => m.Groups[1].Value));

    private static string FirstLines(string text, int count) => string.Join('\n', text.Split('\n').Take(count)) + "\n";

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("sha256-[^']+")]
    private static partial Regex Hash();

    [GeneratedRegex("(<svg[^>]*>)(.*?)</svg>", RegexOptions.Singleline)]
    private static partial Regex Drawing();

    [GeneratedRegex("<text[^>]*>([^<]*)</text>")]
    private static partial Regex SvgText();

    [GeneratedRegex(
        "(<details><summary>Data.*?<tbody>\n)(<tr>.*?</tr>\n)(?:<tr>.*?</tr>\n)*</tbody>",
        RegexOptions.Singleline
    )]
    private static partial Regex DataRows();
}
