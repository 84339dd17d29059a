using CapacityLab.Commands;
using CapacityLab.Display;
using Spectre.Console;

namespace CapacityLab.Tests.Commands;

public class MistypedTests
{
    [Theory]
    [InlineData(
        "vaildate",
        "command line: command line: found \"vaildate\" (did you mean \"validate\"?); allowed: run, "
    )]
    [InlineData(
        "init",
        "command line: command line: found \"init\"; allowed: run, load, report, fit, size, validate, schema, doctor, cleanup"
    )]
    [InlineData("validate --paln x", "command line: validate: found \"--paln\" (did you mean \"--plan\"?); allowed: ")]
    [InlineData(
        "load http://127.0.0.1/ --rat 5",
        "command line: load: found \"--rat\" (did you mean \"--rate\"?); allowed: "
    )]
    [InlineData("run pool.json", "command line: run: found \"pool.json\" (did you mean --plan pool.json?); allowed: ")]
    public void The_command_or_option_that_was_meant_is_named(string typed, string told)
    {
        using var written = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(written) });
        var context = new CommandContext(new Terminal(console, console), [], [], TimeProvider.System);

        var parsed = CapacityLab.Commands.CommandLine.Build(context).Parse(typed.Split(' '));

        Assert.StartsWith(told, Mistyped.Messages(parsed)[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report", "")]
    [InlineData("run", "--out", "")]
    [InlineData("run", "--plan", " ")]
    [InlineData("validate", "--plan", "")]
    [InlineData("size", "--write", "")]
    [InlineData("size", "")]
    [InlineData("fit", "")]
    public void An_empty_path_is_refused(params string[] typed)
    {
        using var written = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(written) });
        var context = new CommandContext(new Terminal(console, console), [], [], TimeProvider.System);

        var parsed = CapacityLab.Commands.CommandLine.Build(context).Parse(typed);

        Assert.Contains(
            Mistyped.Messages(parsed),
            message => message.EndsWith("allowed: a path", StringComparison.Ordinal)
        );
    }
}
