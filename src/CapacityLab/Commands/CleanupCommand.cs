using System.CommandLine;
using CapacityLab.Display;
using CapacityLab.Results.Runs;
using CapacityLab.Running;
using Spectre.Console;

namespace CapacityLab.Commands;

/// <summary>Ends and removes what killed runs left behind.</summary>
internal static class CleanupCommand
{
    public static Command Define(CommandContext context)
    {
        var command = new Command("cleanup", "Ends and removes what killed runs left behind.");
        command.SetAction((_, cancellation) => ExecuteAsync(context.Terminal, cancellation));
        return command;
    }

    private static async Task<int> ExecuteAsync(Terminal terminal, CancellationToken cancellation)
    {
        var left = await Leftovers.RemoveAsync(cancellation);
        foreach (string line in left.Removed)
        {
            terminal.Output.WriteLine(line);
        }

        foreach (string line in left.Failed)
        {
            terminal.Error.WriteLine($"not removed: {line}");
        }

        if (left.NotAsked.Length > 0)
        {
            terminal.Error.WriteLine(
                $"The Docker engine could not be asked for what runs left in it: {left.NotAsked.TrimEnd('.', ' ')}. Repeat cleanup when it answers."
            );
        }

        bool complete = left.Failed.Count == 0 && left.NotAsked.Length == 0;
        terminal.Output.WriteLine(
            left.Removed.Count > 0 ? $"{left.Removed.Count} removed."
            : complete ? "Nothing was left behind."
            : "Nothing was removed."
        );
        return complete ? ExitCodes.Ok : ExitCodes.Environment;
    }
}
