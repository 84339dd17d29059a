using System.CommandLine;
using CapacityLab.Plans;
using CapacityLab.Results.Runs;

namespace CapacityLab.Commands;

/// <summary>Writes the JSON Schema of what a user writes.</summary>
internal static class SchemaCommand
{
    public static Command Define(CommandContext context)
    {
        var which = new Argument<string>("file") { Description = "lab or scenario", DefaultValueFactory = _ => "lab" };
        which.AcceptOnlyFromAmong("lab", "scenario");
        var command = new Command("schema", "Writes the JSON Schema of a plan or of a scenario file.") { which };
        command.SetAction(
            (parsed, _) => Task.FromResult(Execute(context, ofScenario: parsed.GetRequiredValue(which) == "scenario"))
        );
        return command;
    }

    private static int Execute(CommandContext context, bool ofScenario)
    {
        context.Terminal.OutputText.WriteJson(
            PlanSchema.Text(ofScenario ? PlanSchema.Scenario() : PlanSchema.Lab()) + Environment.NewLine
        );
        return ExitCodes.Ok;
    }
}
