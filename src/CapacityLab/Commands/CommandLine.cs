using System.CommandLine;
using CapacityLab.Commands.Fits;
using CapacityLab.Commands.Loads;
using CapacityLab.Commands.Runs;
using CapacityLab.Commands.Sizes;

namespace CapacityLab.Commands;

/// <summary>All commands. Each is a class of its own, with its options and what it does.</summary>
internal static class CommandLine
{
    public static RootCommand Build(CommandContext context)
    {
        var root = new RootCommand(
            "Measures how much traffic a server takes in each layout, and what gives out first."
        );
        RunCommand.Complete(root, context);
        Command[] commands =
        [
            RunCommand.Define(context),
            LoadCommand.Define(context),
            ReportCommand.Define(context),
            FitCommand.Define(context),
            SizeCommand.Define(context),
            ValidateCommand.Define(context),
            SchemaCommand.Define(context),
            DoctorCommand.Define(context),
            CleanupCommand.Define(context),
        ];
        foreach (var command in commands)
        {
            root.Subcommands.Add(command);
        }

        return root;
    }
}
