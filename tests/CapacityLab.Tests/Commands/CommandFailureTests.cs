using CapacityLab.Commands;
using CapacityLab.Display;
using CapacityLab.Layouts;
using CapacityLab.Plans;
using CapacityLab.Results;
using Spectre.Console;

namespace CapacityLab.Tests.Commands;

public class CommandFailureTests
{
    [Fact]
    public void What_nobody_foresaw_ends_with_1_and_one_line_that_tells_how_to_see_more()
    {
        var (code, lines) = Tell(new ArgumentException("Infinity is\nno JSON."));

        Assert.Equal(1, code);
        Assert.Equal(
            "The lab has failed, by a mistake of its own (ArgumentException): Infinity is no JSON. Set CAPACITYLAB_DETAILS=1 and repeat it to see where.",
            Assert.Single(lines)
        );
    }

    [Fact]
    public void A_users_mistake_ends_with_2()
    {
        var (code, lines) = Tell(new PlanException([new PlanMistake("lab.json", "$.x", "1", "2")]));

        Assert.Equal((2, "lab.json: $.x: found 1; allowed: 2"), (code, Assert.Single(lines)));
    }

    [Theory]
    [InlineData(EnvironmentCause.Unavailable, 6)]
    [InlineData(EnvironmentCause.LimitsNotInForce, 6)]
    [InlineData(EnvironmentCause.NotReady, 6)]
    [InlineData(EnvironmentCause.EngineGone, 6)]
    [InlineData(EnvironmentCause.NodeEnded, 7)]
    public void A_target_that_ended_is_told_from_an_environment_that_lacks_something(
        EnvironmentCause cause,
        int exitCode
    )
    {
        var (code, lines) = Tell(new EnvironmentException(cause, "shop-1", "shop-1 did not stand."));

        Assert.Equal((exitCode, "shop-1 did not stand."), (code, Assert.Single(lines)));
    }

    [Fact]
    public void A_result_that_cannot_be_read_ends_with_2() =>
        Assert.Equal(2, Tell(new InputException("Not a result.")).Code);

    [Fact]
    public void An_output_that_cannot_be_written_ends_with_1_as_the_table_of_exit_codes_says() =>
        Assert.Equal(1, Tell(new IOException("No space.")).Code);

    private static (int Code, string[] Lines) Tell(Exception error)
    {
        using var output = new StringWriter();
        using var written = new StringWriter();
        var terminal = new Terminal(On(output), On(written));

        int code = new CommandFailure(terminal).Tell(error);
        Assert.Equal("", output.ToString());
        return (code, written.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    private static IAnsiConsole On(TextWriter writer)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Ansi = AnsiSupport.No }
        );
        console.Profile.Width = 1_000;
        return console;
    }
}
