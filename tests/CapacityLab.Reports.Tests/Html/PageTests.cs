using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CapacityLab.Reports.Tests.Approved;
using CapacityLab.Reports.Tests.Sample;

namespace CapacityLab.Reports.Tests.Html;

public sealed partial class PageTests : IDisposable
{
    private readonly RunFolder _folder = new(SampleRun.Complete());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nothing_is_loaded_from_anywhere()
    {
        Assert.All(
            Addresses().Matches(_folder.Html),
            m => Assert.StartsWith("#", m.Groups[1].Value, StringComparison.Ordinal)
        );
        Assert.NotEmpty(Addresses().Matches(_folder.Html));
        Assert.DoesNotContain("://", _folder.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", _folder.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_but_the_pages_own_style_is_allowed()
    {
        var style = Between(_folder.Html, "<style>", "</style>");
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));

        Assert.Contains($"default-src 'none'; style-src 'sha256-{hash}'", _folder.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", _folder.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(Inline(), _folder.Html);
    }

    [Theory]
    [InlineData("complete")]
    [InlineData("partial")]
    [InlineData("empty")]
    public void Headings_are_in_order_and_the_landmarks_are_there(string run)
    {
        using var folder = new RunFolder(SnapshotTests.Run(run));
        var levels = Headings().Matches(folder.Html).Select(m => m.Groups[1].Value[0] - '0').ToArray();

        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        Assert.All(
            ["<html lang=\"en\">", "<title>", "<header>", "<nav ", "<main>", "<footer>"],
            part => Assert.Contains(part, folder.Html, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Every_plot_is_a_figure_with_a_description_a_finding_and_its_data()
    {
        var figures = Figures().Matches(_folder.Html).Select(m => m.Value).ToArray();

        Assert.Equal(21, figures.Length);
        Assert.Equal(figures.Length, Occurrences(_folder.Html, "<svg "));
        Assert.All(
            figures,
            figure =>
            {
                Assert.Equal(1, Occurrences(figure, "<svg "));
                Assert.Matches("role=\"img\" aria-label=\"[^\"]{20,}\"", figure);
                Assert.Matches("<figcaption>[^<]{20,}</figcaption>", figure);
                Assert.Matches("<table>[\\s\\S]*<td", figure);
            }
        );
    }

    [Fact]
    public void Ids_are_unique_and_references_lead_to_one()
    {
        var ids = Ids().Matches(_folder.Html).Select(m => m.Groups[1].Value).ToArray();
        var references = References().Matches(_folder.Html).Select(m => m.Groups[1].Value).ToArray();

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.NotEmpty(references);
        Assert.Empty(references.Except(ids));
    }

    [Fact]
    public void The_sample_stays_well_under_its_size()
    {
        Assert.InRange(Encoding.UTF8.GetByteCount(_folder.Html), 100_000, 1_000_000);
        Assert.InRange(_folder.Markdown.Split('\n').Length, 10, 75);
    }

    [Fact]
    public void A_partial_run_says_so_at_the_top()
    {
        using var folder = new RunFolder(SampleRun.Partial());
        var verdict = Between(folder.Html, "<section id=\"verdict\"", "</section>");

        Assert.Contains("partial", verdict, StringComparison.Ordinal);
        Assert.Contains("may change the verdict", verdict, StringComparison.Ordinal);
        Assert.Contains("**This result is partial**", folder.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_generator_limited_layout_is_a_word_in_the_capacity_chart_and_not_a_bar_of_zero()
    {
        var figure = Between(_folder.Html, "<figure id=\"capacity\">", "</svg>");

        Assert.Contains("generator-limited: no capacity stated", figure, StringComparison.Ordinal);
        Assert.DoesNotContain(">0 req/s<", figure, StringComparison.Ordinal);
    }

    internal static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;

    [GeneratedRegex("(?:src|href|xlink:href|action|data)=\"([^\"]*)\"")]
    private static partial Regex Addresses();

    [GeneratedRegex("\\s(style|on[a-z]+)=\"")]
    private static partial Regex Inline();

    [GeneratedRegex("<h([1-6])[ >]")]
    private static partial Regex Headings();

    [GeneratedRegex("<figure.*?</figure>", RegexOptions.Singleline)]
    private static partial Regex Figures();

    [GeneratedRegex("\\sid=\"([^\"]*)\"")]
    private static partial Regex Ids();

    [GeneratedRegex("(?:href=\"|aria-labelledby=\"|url\\()#?([a-z][^\")]*)[\")]")]
    private static partial Regex References();
}
