using System.CommandLine;
using CapacityLab.Commands;
using CapacityLab.Display;
using CapacityLab.Layouts;
using CapacityLab.Load;
using CapacityLab.Plans;
using Spectre.Console;

namespace CapacityLab;

/// <summary>The program behind <c>dotnet run --project loadtests</c> and the tool.</summary>
public static class Lab
{
    // An argument that begins with @ is the user's, as in load --body @FILE.
    private static readonly ParserConfiguration AsTyped = new() { ResponseFileTokenReplacer = null };

    /// <summary>Carries out a command line and returns its exit code. A mistake of the user is told in one message, never as a stack trace.</summary>
    /// <param name="arguments">As given to the program.</param>
    /// <param name="scenarios">Scenarios in code, which plans may name.</param>
    public static async Task<int> RunAsync(string[] arguments, IReadOnlyList<Scenario> scenarios)
    {
        var terminal = Terminal.OfProcess();
        var actions = new CommandActions(terminal, scenarios, arguments, TimeProvider.System);
        var parsed = new Commands.CommandLine().Build(actions).Parse(arguments, AsTyped);
        if (parsed.Errors.Count > 0)
        {
            return Refuse(terminal, parsed.Errors.Select(error => error.Message));
        }

        try
        {
            // Signals are the run's own concern: it ends gracefully and writes what it has.
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }
            );
        }
        catch (PlanException error)
        {
            return Refuse(terminal, error.Mistakes.Select(mistake => mistake.ToString()));
        }
        catch (InvalidDataException error)
        {
            return Refuse(terminal, [error.Message]);
        }
        catch (LayoutException error)
        {
            terminal.Error.WriteLine(error.Message);
            return error.ExitCode;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A full or read-only disk, or standard output that takes no more; what had been started has ended on the way here.
            terminal.Error.WriteLine($"The lab cannot go on: {error.Message}");
            return IsRun(parsed) ? ExitCodes.Environment : ExitCodes.InternalError;
        }
    }

    private static bool IsRun(ParseResult parsed) => parsed.CommandResult.Command is RootCommand or { Name: "run" };

    private static int Refuse(Terminal terminal, IEnumerable<string> mistakes)
    {
        foreach (string mistake in mistakes)
        {
            terminal.Error.WriteLine(mistake);
        }

        return ExitCodes.BadInput;
    }
}
