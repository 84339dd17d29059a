using System.Reflection;
using System.Text.RegularExpressions;
using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Tests.Vocabulary;

/// <summary>Each cause is known wherever causes are: to the plan, to the benchmarks and to the documentation.</summary>
public partial class CauseTableTests
{
    /// <summary>No causes, or one that the generator's own rules find.</summary>
    private static readonly string[] Apart = [BottleneckCause.None, BottleneckCause.Unknown, BottleneckCause.Generator];

    /// <summary>What a health check tells has no score, and no knob of the sample shop makes it.</summary>
    private static readonly string[] Unscored = [BottleneckCause.NotAnswering];

    private static readonly string[] Causes =
    [
        .. typeof(BottleneckCause)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Except(Apart),
    ];

    [Fact]
    public void Every_cause_has_a_row_in_the_documentation()
    {
        var rows = Rows(File.ReadAllText(Path.Combine(Repository.Root, "docs", "bottlenecks.md")));

        Assert.True(rows.Count > 10, $"only {rows.Count} causes were found in the table");
        Assert.Equal(Causes.Concat(Apart).Order(), rows.Order());
    }

    [Fact]
    public void Every_cause_that_is_scored_has_a_knob_that_makes_it()
    {
        var made = Named("Truth/Knobs/KnobCases.cs").Union(Named("Truth/Foreign/ForeignCauses.cs"));

        Assert.Empty(Causes.Except(Unscored).Except(made));
    }

    [Fact]
    public void A_setting_is_asked_of_the_plan_where_a_cause_is_confirmed_by_one() =>
        Assert.Equal(
            Causes
                .Where(cause => Remedy.ResourceOf(new BottleneckResult { Cause = cause }) == SuspectedResource.Setting)
                .Order(),
            CauseSettings.All.Select(setting => setting.Cause).Order()
        );

    [Fact]
    public void A_planted_row_is_found() =>
        Assert.Equal(
            ["one", "two", "three"],
            Rows("| cause | evidence |\n|-|-|\n| `one` | a |\n| `two`, `three` | b |\n\nEnd.\n")
        );

    private static List<string> Rows(string page) =>
        [
            .. Table()
                .Match(page)
                .Groups[1]
                .Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(row => row.Split('|')[1].Split(','))
                .Select(cause => cause.Trim(' ', '`')),
        ];

    /// <summary>The causes that a file of the benchmarks names.</summary>
    private static IEnumerable<string> Named(string file) =>
        Constant()
            .Matches(File.ReadAllText(Path.Combine(Repository.Root, "tools", "benchmarks", file)))
            .Select(name => (string)typeof(BottleneckCause).GetField(name.Groups[1].Value)!.GetRawConstantValue()!);

    [GeneratedRegex(@"^\| cause \| evidence \|\n\|-\|-\|\n((?:\|.*\n)+)", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex(@"BottleneckCause\.(\w+)")]
    private static partial Regex Constant();
}
