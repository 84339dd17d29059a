using System.Text.RegularExpressions;

namespace CapacityLab.Tests.Architecture;

/// <summary>All text to a console goes through the terminal, which shows what a terminal would obey.</summary>
public class ConsoleWriteTests
{
    private const string Terminal = "src/CapacityLab/Display/Terminal.cs";

    private static readonly string[] Ways =
    [
        @"\bConsole\.(?:Out|Error|Write|WriteLine|OpenStandard\w+|SetOut|SetError)\b",
        @"\bAnsiConsole\.\w",
        @"new AnsiConsoleOutput\b",
        @"/dev/(?:tty|stdout|stderr)",
        @"(?<!new ShownWriter\(\w+\.)Profile\.Out\.Writer",
        @"\b(?:Debug|Trace)\.Write",
    ];

    [Fact]
    public void No_console_is_written_to_but_through_the_terminal()
    {
        var files = Repository.Files("*.cs", "src", "loadtests");

        Assert.True(files.Count > 400, $"only {files.Count} files were scanned");
        Assert.Empty(
            files.SelectMany(file =>
                Violations(Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), File.ReadAllText(file))
            )
        );
    }

    [Theory]
    [InlineData("Console.WriteLine(text);")]
    [InlineData("System.Console.Error.Write(text);")]
    [InlineData("AnsiConsole.MarkupLine(text);")]
    [InlineData("using var raw = Console.OpenStandardOutput();")]
    [InlineData("terminal.Output.Profile.Out.Writer.Write(text);")]
    public void A_planted_violation_is_found(string line)
    {
        Assert.NotEmpty(Violations("src/CapacityLab/Commands/Planted.cs", line));
        Assert.Empty(Violations(Terminal, line));
    }

    private static IEnumerable<string> Violations(string file, string text) =>
        file == Terminal
            ? []
            : Ways.SelectMany(way => Regex.Matches(text, way)).Select(match => $"{file}: {match.Value}");
}
