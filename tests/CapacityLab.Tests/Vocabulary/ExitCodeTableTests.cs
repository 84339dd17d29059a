using System.Globalization;
using System.Text.RegularExpressions;
using CapacityLab.Results.Runs;

namespace CapacityLab.Tests.Vocabulary;

/// <summary>The documentation names the exit codes that there are.</summary>
public partial class ExitCodeTableTests
{
    /// <summary>No command returns it: the kernel ended the process.</summary>
    private static readonly int[] NotReturned = [ExitCodes.Killed];

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/commands.md")]
    public void The_table_of_a_page_has_every_exit_code_and_no_other(string page)
    {
        var written = Rows(File.ReadAllText(Path.Combine(Repository.Root, page))).SelectMany(row => row.Codes);

        Assert.Equal(ExitCodes.All.Select(code => code.Number).Except(NotReturned).Order(), written.Order());
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/commands.md")]
    public void A_page_says_which_signal_each_code_stands_for(string page)
    {
        var rows = Rows(File.ReadAllText(Path.Combine(Repository.Root, page)));
        var signals = Assert.Single(rows, row => row.Codes.Contains(ExitCodes.Interrupt));

        Assert.Equal(
            signals.Codes.Select(code => ExitCodes.Of(code).Signal),
            SignalName().Matches(signals.Meaning).Select(name => name.Value)
        );
    }

    [Fact]
    public void A_planted_row_is_found()
    {
        var (codes, meaning) = Assert.Single(
            Rows("| exit code | |\n|-|-|\n| 4, 9 | planted |\n\n| 5 | of another table |\n")
        );

        Assert.Equal([4, 9], codes);
        Assert.Equal("planted", meaning);
    }

    [Fact]
    public void A_code_of_a_newer_version_reads_as_an_error()
    {
        Assert.Equal(new RunExitCode(99, "ERROR", Tone.Bad), ExitCodes.Of(99));
        Assert.False(ExitCodes.IsInterruption(99));
        Assert.True(ExitCodes.IsInterruption(129));
    }

    private static List<(int[] Codes, string Meaning)> Rows(string page)
    {
        string table = Table().Match(page).Groups[1].Value;
        return [.. Row().Matches(table).Select(row => (Numbers(row.Groups[1].Value), row.Groups[2].Value.Trim()))];
    }

    private static int[] Numbers(string cell) =>
        [.. cell.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"^\| exit code \|.*\n\|-\|-\|\n((?:\|.*\n)+)", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex(@"^\| ([0-9, ]+) \|(.*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("SIG[A-Z]+")]
    private static partial Regex SignalName();
}
