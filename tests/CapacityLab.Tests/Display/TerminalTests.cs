using CapacityLab.Display;
using CapacityLab.Plans;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using CapacityLab.Running;
using Spectre.Console;

namespace CapacityLab.Tests.Display;

public sealed class TerminalTests : IDisposable
{
    private const string Hostile =
        "a\u001b]0;title\u0007b\u001b]52;c;eA==\u0007c\u001b[2Jd\u009be\u202ef\u2066g\r\u007fh[bold]";

    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
    }

    [Theory]
    [InlineData(AnsiSupport.No)]
    [InlineData(AnsiSupport.Yes)]
    public void Lines_and_tables_show_what_a_terminal_would_obey(AnsiSupport ansi)
    {
        var terminal = Terminal(ansi);

        terminal.Output.WriteLine(Hostile, new Style(Color.Red));
        terminal.Output.Write(new Table().AddColumn("a").AddRow(ShownCell.Of(Hostile)));
        terminal.Output.Write(new Table().AddColumn("a").AddRow(new Text(Hostile)));
        terminal.OutputText.WriteLine(Hostile);
        terminal.ErrorText.WriteOver(Hostile);
        terminal.ErrorText.Write(Hostile.ToCharArray());

        Assert.Equal(4, Count(output.ToString(), "\\u{1b}]52;c;eA=="));
        Assert.Equal(ansi == AnsiSupport.Yes, output.ToString().Contains("\u001b[", StringComparison.Ordinal));
        Assert.DoesNotContain("\u001b]", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[2J", output.ToString(), StringComparison.Ordinal);
        AssertHarmless(output.ToString().Replace("\u001b", "", StringComparison.Ordinal));
        Assert.StartsWith("\r", error.ToString(), StringComparison.Ordinal);
        AssertHarmless(error.ToString()[1..]);
    }

    [Fact]
    public async Task Displays_show_the_last_words_of_a_target_as_text()
    {
        var terminal = Terminal(AnsiSupport.Yes);
        var failed = new LayoutResult { Name = Hostile, Error = Hostile };
        foreach (
            IRunDisplay display in (IRunDisplay[])
                [
                    new PlainRunDisplay(terminal.Error, TimeProvider.System),
                    new LiveRunDisplay(terminal.Error, TimeProvider.System),
                ]
        )
        {
            display.On(new RunEvent.Note(Hostile));
            display.On(
                new RunEvent.NodeHappened("a", new NodeEvent("a-1", "died", DateTimeOffset.UnixEpoch, 0, Hostile))
            );
            await display.DisposeAsync();
        }

        ResultTables.Write(
            terminal.Output,
            new RunResult
            {
                Verdict = Hostile,
                Layouts = [failed],
                Warnings = [new(Hostile, Hostile, Hostile, Hostile)],
            }
        );

        string all = output.ToString() + error.ToString();
        Assert.Contains("\\u{202e}", all, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b]", all, StringComparison.Ordinal);
        AssertHarmless(all.Replace("\u001b", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Secrets_are_not_shown()
    {
        var terminal = Terminal(AnsiSupport.No);
        terminal.Secrets = new SecretValues(["hunter2-hunter2"]);

        terminal.Error.WriteLine("shop-1 ended: key hunter2-hunter2 is wrong");
        terminal.ErrorText.WriteLine("key=hunter2-hunter2");

        Assert.Equal(
            ["shop-1 ended: key *** is wrong", "key=***"],
            error.ToString().Trim().Split('\n').Select(line => line.TrimEnd())
        );
    }

    private static void AssertHarmless(string text) =>
        Assert.DoesNotContain(text, c => char.IsControl(c) && c is not ('\n' or '\t') || c is '\u202e' or '\u2066');

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private Terminal Terminal(AnsiSupport ansi) => new(On(output, ansi), On(error, ansi));

    private static IAnsiConsole On(TextWriter writer, AnsiSupport ansi)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(writer),
                Ansi = ansi,
                Interactive = InteractionSupport.Yes,
            }
        );
        console.Profile.Width = 1_000;
        return console;
    }
}
