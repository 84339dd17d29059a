using System.CommandLine;
using CapacityLab.Commands;
using CapacityLab.Commands.Runs;
using CapacityLab.Display;
using CapacityLab.Load;

namespace CapacityLab;

/// <summary>The program behind <c>dotnet run --project loadtests</c> and the tool.</summary>
public static class Lab
{
    // An argument that begins with @ is the user's, as in load --body @FILE.
    private static readonly ParserConfiguration AsTyped = new() { ResponseFileTokenReplacer = null };

    /// <summary>Carries out a command line and returns its exit code. A mistake of the user is reported in one message, never as a stack trace.</summary>
    /// <param name="arguments">As given to the program.</param>
    /// <param name="scenarios">Scenarios in code, which plans may name; exit code 2 where one has simulations or a warm-up of its own.</param>
    public static async Task<int> RunAsync(string[] arguments, IReadOnlyList<Scenario> scenarios)
    {
        var terminal = Terminal.OfProcess();
        if (IgnoredSimulations.Messages(scenarios) is { Count: > 0 } ignored)
        {
            return CommandFailure.Refuse(terminal, ignored);
        }

        var context = new CommandContext(terminal, scenarios, arguments, TimeProvider.System);
        var parsed = Commands.CommandLine.Build(context).Parse(arguments, AsTyped);
        if (parsed.Errors.Count > 0)
        {
            return CommandFailure.Refuse(terminal, Mistyped.Messages(parsed));
        }

        try
        {
            // Signals are the run's own concern: it ends gracefully and writes what it has.
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                    Output = terminal.OutputText,
                    Error = terminal.ErrorText,
                }
            );
        }
        catch (Exception error)
        {
            return new CommandFailure(terminal).Tell(error);
        }
    }
}
