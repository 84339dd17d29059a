using System.Reflection;
using System.Text.RegularExpressions;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Tests.Vocabulary;

/// <summary>A word of a result stands once, in its vocabulary; everything else names the constant.</summary>
public partial class BareWordTests
{
    private static readonly Type[] Vocabularies =
    [
        typeof(BottleneckCause),
        typeof(FailureKinds),
        typeof(LimitMechanism),
        typeof(NodeEventKind),
        typeof(NodeRole),
        typeof(RuntimeName),
    ];

    /// <summary>Words that mean something else in most places.</summary>
    private static readonly string[] Everyday = ["generator", "memory", "network", "none", "unknown"];

    /// <summary>The names of a plan's JSON are other words that look alike.</summary>
    private const string OtherWords = "/CapacityLab.Plans/Sections/";

    /// <summary>Names of folders.</summary>
    private static readonly (string File, string Word)[] Excepted =
    [
        ("Balancers/Yarp.cs", NodeRole.Balancer),
        ("Nodes/WorkFolder.cs", NodeRole.Balancer),
    ];

    private static readonly HashSet<string> Words =
    [
        .. Vocabularies
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Except(Everyday),
    ];

    [Fact]
    public void No_source_file_holds_a_bare_word_of_a_vocabulary()
    {
        var files = Repository
            .Files("*.cs", "src")
            .Where(file => !Vocabularies.Any(type => Path.GetFileNameWithoutExtension(file) == type.Name))
            .ToList();

        Assert.True(files.Count > 100, $"only {files.Count} files were scanned");
        Assert.True(Words.Count > 25, $"only {Words.Count} words were looked for");
        Assert.Empty(files.SelectMany(file => Violations(file, File.ReadAllLines(file))));
    }

    [Theory]
    [InlineData("src/CapacityLab/Running/Run.cs", """if (node.Role == "replica")""", true)]
    [InlineData("src/CapacityLab/Running/Run.cs", """    private const string Timeout = "timeout";""", true)]
    [InlineData("src/CapacityLab.Layouts/Balancers/Yarp.cs", """Path.Combine(folder, "balancer")""", false)]
    [InlineData("src/CapacityLab.Plans/Sections/PlanSection.cs", """("balancer", Balancer(plan.Balancer))""", false)]
    [InlineData("src/CapacityLab/Running/Run.cs", """/// <param name="timeout">Of a request.</param>""", false)]
    public void A_planted_word_is_found(string file, string line, bool isFound) =>
        Assert.Equal(isFound, Violations(file, [line]).Any());

    private static IEnumerable<string> Violations(string file, IReadOnlyList<string> lines) =>
        file.Contains(OtherWords, StringComparison.Ordinal)
            ? []
            : lines
                .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
                .SelectMany(line => Text().Matches(line))
                .Select(text => text.Groups[1].Value)
                .Where(word => Words.Contains(word) && !IsExcepted(file, word))
                .Select(word => $"{file} holds \"{word}\"");

    private static bool IsExcepted(string file, string word) =>
        Excepted.Any(one => one.Word == word && file.EndsWith(one.File, StringComparison.Ordinal));

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Text();
}
