using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CapacityLab.Reports.Tests.Html;
using CapacityLab.Reports.Tests.Sample;
using CapacityLab.Reports.Text;

namespace CapacityLab.Reports.Tests.Text;

public sealed partial class AgreementTests : IDisposable
{
    private readonly RunFolder _folder = new(SampleRun.Complete());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Console_page_summary_and_tables_state_the_same_capacities()
    {
        var console = SummaryTable.Of(SampleRun.Complete()).Rows.ToDictionary(r => r.Layout, r => r.Capacity);

        Assert.Equal(5, console.Count);
        Assert.Equal(console, FromHtml());
        Assert.Equal(console, FromMarkdown());
        Assert.Equal(console, FromCsv());
    }

    [Fact]
    public void Recommendation_csv_states_the_figures_of_the_result()
    {
        var sizing = SampleRun.Complete().Recommendation!;
        string[][] lines =
        [
            .. _folder
                .Read("recommendation.csv")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => l.Split(',')),
        ];

        foreach (var (layout, cells) in sizing.Layouts.Zip(lines.Skip(1)))
        {
            double? Of(string column) => Number(cells[Array.IndexOf(lines[0], column)]);
            Assert.Equal(layout.Name, cells[0]);
            Assert.Equal(layout.Capacity?.PerSecond, Of("capacityRequestsPerSecond"));
            Assert.Equal(layout.Headroom, Of("headroomShare"));
            Assert.Equal(layout.Spare?.Capacity?.PerSecond, Of("spareCapacityRequestsPerSecond"));
            Assert.Equal(layout.CostPerHour, Of("costPerHour"));
            Assert.Equal(layout.CostPerMillion, Of("costPerMillionAtCapacity"));
            Assert.Equal(layout.Name == sizing.Layout ? "true" : "false", cells[1]);
        }

        Assert.Equal(sizing.Layouts.Count, lines.Length - 1);
    }

    [Fact]
    public void Page_and_summary_have_the_rows_of_the_one_recommendation_table()
    {
        var rows = RecommendationTable.Of(SampleRun.Complete().Recommendation!).Rows;
        string page = WebUtility.HtmlDecode(
            PageTests.Between(_folder.Html, "<section id=\"recommendation\"", "</section>")
        );

        Assert.Equal(5, rows.Count);
        Assert.All(
            rows,
            row =>
            {
                Assert.Contains(
                    "| " + string.Join(" | ", row.Cells) + " |",
                    _folder.Markdown,
                    StringComparison.Ordinal
                );
                Assert.All(row.Cells.Skip(2), cell => Assert.Contains($">{cell}</td>", page, StringComparison.Ordinal));
            }
        );
    }

    private static double? Number(string cell) =>
        cell.Length == 0 ? null : double.Parse(cell, CultureInfo.InvariantCulture);

    private Dictionary<string, string> FromHtml() =>
        HtmlRow()
            .Matches(PageTests.Between(_folder.Html, "<section id=\"layouts\"", "</section>"))
            .ToDictionary(m => WebUtility.HtmlDecode(m.Groups[1].Value), m => WebUtility.HtmlDecode(m.Groups[2].Value));

    private Dictionary<string, string> FromMarkdown() =>
        _folder
            .Markdown.Split("## Layouts")[1]
            .Split('\n')
            .Where(line => line.StartsWith('|'))
            .Skip(2)
            .Select(line => line.Split(" | "))
            .ToDictionary(cells => cells[0].TrimStart('|', ' '), cells => cells[1]);

    private Dictionary<string, string> FromCsv()
    {
        var lines = _folder
            .Read("probes.csv")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.Split(','));
        var column = Array.IndexOf(lines.First(), "capacityRequestsPerSecond");
        return lines
            .Skip(1)
            .DistinctBy(cells => cells[0])
            .ToDictionary(cells => cells[0], cells => Shown(cells[column]));
    }

    private static string Shown(string number) =>
        number.Length == 0
            ? Figures.Missing
            : Figures.WithUnit(double.Parse(number, CultureInfo.InvariantCulture), "req/s");

    [GeneratedRegex("<tr><th scope=\"row\">(.*?)</th><td class=\"n\"><strong>(.*?)</strong></td>")]
    private static partial Regex HtmlRow();
}
