using System.Reflection;
using System.Text.RegularExpressions;
using CapacityLab.Load;
using CapacityLab.Plans;
using CapacityLab.Plans.Sections;
using CapacityLab.Plans.Shapes;
using CapacityLab.Reports;
using CapacityLab.Results.Texts;

namespace CapacityLab.Tests.Architecture;

/// <summary>No text takes more than linear time, whatever it holds.</summary>
public class LinearTextTests
{
    // Linear time is a tenth of a second at this length, quadratic time a minute and more.
    private const int Length = 1_500_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly Assembly[] Ours =
    [
        typeof(Lab).Assembly,
        typeof(Layouts.LayoutSpec).Assembly,
        typeof(Plan).Assembly,
        typeof(ReportFolder).Assembly,
        typeof(VisibleText).Assembly,
        typeof(LoadEngine).Assembly,
        typeof(Analysis.Gates.GateJudge).Assembly,
    ];

    [Fact]
    public void Every_pattern_is_matched_without_going_back()
    {
        var found = Ours.SelectMany(assembly => assembly.GetTypes()).SelectMany(Patterns).ToList();

        Assert.True(found.Count >= 10, $"only {found.Count} patterns were looked at");
        Assert.Empty(found.Where(GoesBack).Select(regex => regex.ToString()));
        Assert.True(GoesBack(new Regex("a+b")), "a planted violation is found");
    }

    [Fact]
    public void No_source_makes_a_pattern_in_another_way()
    {
        var files = Repository.Files("*.cs", "src", "target-app", "loadtests", "tools");
        Assert.True(files.Count > 400, $"only {files.Count} files were scanned");
        Assert.DoesNotContain(
            files,
            file => !file.EndsWith("TextShape.cs", StringComparison.Ordinal) && MakesOne(File.ReadAllText(file))
        );
        Assert.True(MakesOne("Regex.IsMatch(text, \"a+b\")"), "a planted violation is found");
    }

    public static TheoryData<string> Kinds =>
        [
            "x",
            "a://",
            "://a@",
            "://a",
            "password=\"",
            "password='",
            "password   ",
            "secret=\\\"",
            "?a=",
            "&key=",
            "{{",
            "{a",
            "a.",
            " ",
            "token:{{",
            "\u001b",
            "\ud83d\ude42",
        ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task No_reader_of_text_takes_quadratic_time(string part)
    {
        var values = new SecretValues(["xxxxxxxxxxx", string.Concat(Enumerable.Repeat(part, 12))]);
        Action<string>[] readers =
        [
            text => Secrets.HideInText(text),
            text => _ = Secrets.FindInText(text).Count(),
            text => Secrets.HideIn("a", text),
            text => _ = Secrets.IsSecretName(text),
            text => values.Hide(text),
            text => VisibleText.Of(text),
            text => _ = Any.Name.Fits(text),
            text => _ = ProgramSection.ImageShape.Fits(text),
            text => _ = Any.UrlPath.Fits("/" + text),
            text => _ = Any.FilePath.Fits(text),
        ];

        string text = Text(part, Length);
        foreach (var (number, reader) in readers.Index())
        {
            var read = Task.Run(() => reader(text), TestContext.Current.CancellationToken);
            var first = await Task.WhenAny(read, Task.Delay(Patience, TestContext.Current.CancellationToken));
            Assert.True(first == read, $"reader {number} of «{part}»");
            await read;
        }
    }

    private static string Text(string part, int length) =>
        string.Concat(Enumerable.Repeat(part, length / part.Length)) + "!";

    private static IEnumerable<Regex> Patterns(Type type) =>
        type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(method => method.GetCustomAttribute<GeneratedRegexAttribute>() is not null)
            .Select(method => (Regex)method.Invoke(null, null)!);

    private static bool GoesBack(Regex regex) => !regex.Options.HasFlag(RegexOptions.NonBacktracking);

    private static bool MakesOne(string source) =>
        Regex.IsMatch(
            source,
            @"\bnew Regex\(|\bRegex\.(?:IsMatch|Match|Matches|Replace|Split)\((?![^;{]*NonBacktracking)"
        );
}
