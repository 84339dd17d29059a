using System.CommandLine;
using CapacityLab.Commands.Runs;
using CapacityLab.Plans;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Texts;
using Spectre.Console;

namespace CapacityLab.Commands;

/// <summary>Checks a plan and its scenario files.</summary>
internal sealed class ValidateCommand(CommandContext context)
{
    public static Command Define(CommandContext context)
    {
        var plan = PlanOption.Create();
        var command = new Command("validate", "Checks a plan and its scenario files; starts nothing.") { plan };
        command.SetAction((parsed, _) => Task.FromResult(new ValidateCommand(context).Execute(parsed.GetValue(plan))));
        return command;
    }

    private int Execute(string? file)
    {
        string found = PlanLocation.OfProcess().Find(file, isTyped: true);
        var plan = PlanReader.Read(found, context.Code, ProgramSearch.OfProcess);
        foreach (string note in ListenSettings.Notes(plan))
        {
            context.Terminal.Error.WriteLine(note);
        }

        foreach (var warning in ListenSettings.Warnings(plan))
        {
            context.Terminal.Error.WriteLine($"warning: {warning.Message} {warning.Advice}");
        }

        context.Terminal.Output.WriteLine(
            $"{found}: {Counted.Of(plan.Layouts.Count, "layout")}, {Counted.Of(plan.Scenarios.Count, "scenario")}, no mistake"
        );
        return ExitCodes.Ok;
    }
}
