using CapacityLab.Display;
using CapacityLab.Layouts;
using CapacityLab.Results;
using CapacityLab.Results.Runs;
using CapacityLab.Running;
using Spectre.Console;

namespace CapacityLab.Commands;

/// <summary>What is said of an exception that ended a command, and the exit code that it means.</summary>
/// <param name="terminal">Where it is said: the part for errors.</param>
internal sealed class CommandFailure(Terminal terminal)
{
    /// <summary>An environment variable; where it is set the place that an unforeseen exception comes from is told too.</summary>
    public const string Details = "CAPACITYLAB_DETAILS";

    public static int Refuse(Terminal terminal, IEnumerable<string> mistakes)
    {
        foreach (string mistake in mistakes)
        {
            terminal.Error.WriteLine(mistake);
        }

        return ExitCodes.BadInput;
    }

    public int Tell(Exception error) =>
        error switch
        {
            InputException input => Refuse(terminal, input.Lines),
            EnvironmentException layout => End(layout.Message, EnvironmentExitCode.Of(layout.Cause)),
            // A full or read-only disk, or standard output that takes no more; what had been started has ended on the way here.
            IOException or UnauthorizedAccessException => End(
                $"The lab cannot go on: {error.Message}",
                ExitCodes.InternalError
            ),
            _ => Unforeseen(error),
        };

    private int Unforeseen(Exception error)
    {
        bool isTold = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Details));
        string how = isTold ? "" : $" Set {Details}=1 and repeat it to see where.";
        string message = error.Message.ReplaceLineEndings(" ");
        int code = End(
            $"The lab has failed, by a mistake of its own ({error.GetType().Name}): {message}{how}",
            ExitCodes.InternalError
        );
        return isTold ? End(error.ToString(), code) : code;
    }

    private int End(string message, int code)
    {
        terminal.Error.WriteLine(message);
        return code;
    }
}
