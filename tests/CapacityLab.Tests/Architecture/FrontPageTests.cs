using System.Text.RegularExpressions;

namespace CapacityLab.Tests.Architecture;

public partial class FrontPageTests
{
    private const int MostWords = 1200;
    private const int MostWordsOfRecord = 700;

    [Fact]
    public void The_front_page_is_short()
    {
        int words = Words(File.ReadAllText(Path.Combine(Repository.Root, "README.md")));

        Assert.InRange(words, 300, MostWords);
    }

    [Fact]
    public void Every_link_between_the_documents_leads_somewhere()
    {
        string[] pages =
        [
            Path.Combine(Repository.Root, "README.md"),
            Path.Combine(Repository.Root, "CONTRIBUTING.md"),
            .. Repository.Files("*.md", "docs", "target-app"),
        ];

        var links = pages.SelectMany(page => Links(File.ReadAllText(page)).Select(link => (page, link))).ToList();

        Assert.True(links.Count > 30, $"only {links.Count} links were found");
        Assert.DoesNotContain(links, link => !LeadsSomewhere(link.page, link.link));
    }

    [Fact]
    public void Every_decision_stands_in_the_index_with_its_own_title_number()
    {
        var records = Repository.Files("0*.md", "docs/decisions");
        string index = File.ReadAllText(Path.Combine(Repository.Root, "docs", "decisions", "README.md"));

        Assert.True(records.Count >= 9, $"only {records.Count} records were found");
        Assert.All(
            records,
            record => Assert.Contains($"]({Path.GetFileName(record)})", index, StringComparison.Ordinal)
        );
        Assert.All(
            records,
            record => Assert.StartsWith($"# {Path.GetFileName(record)[..4]}: ", File.ReadLines(record).First())
        );
    }

    [Fact]
    public void Every_decision_has_its_date_status_and_parts_and_is_short() =>
        Assert.Empty(
            Repository
                .Files("0*.md", "docs/decisions")
                .SelectMany(record => Lacks(Path.GetFileName(record), File.ReadAllText(record)))
        );

    [Fact]
    public void A_planted_decision_without_consequences_is_found() =>
        Assert.Equal(
            ["0099.md: no ## Consequences"],
            Lacks("0099.md", "# 0099: x\n\n2026-01-01 · accepted\n\n## Context\na\n\n## Decision\nb\n")
        );

    private static IEnumerable<string> Lacks(string name, string record)
    {
        if (!DateAndStatus().IsMatch(record))
        {
            yield return $"{name}: no date and status";
        }

        foreach (string part in (string[])["## Context", "## Decision", "## Consequences"])
        {
            if (!record.Contains($"\n{part}\n", StringComparison.Ordinal))
            {
                yield return $"{name}: no {part}";
            }
        }

        if (Words(record) > MostWordsOfRecord)
        {
            yield return $"{name}: {Words(record)} words";
        }
    }

    [GeneratedRegex(@"\n\d{4}-\d\d-\d\d · \w+")]
    private static partial Regex DateAndStatus();

    [Fact]
    public void A_planted_dead_link_is_found() =>
        Assert.False(
            LeadsSomewhere(Path.Combine(Repository.Root, "README.md"), Links("[x](docs/nowhere.md)").Single())
        );

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static IEnumerable<string> Links(string text) =>
        MarkdownLink().Matches(text).Select(link => link.Groups[1].Value).Where(IsFile);

    private static bool IsFile(string link) => !link.StartsWith('#') && !link.Contains("://", StringComparison.Ordinal);

    private static bool LeadsSomewhere(string page, string link) =>
        Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, link.Split('#')[0]));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex MarkdownLink();
}
