using System.CommandLine;
using CapacityLab.Display;
using CapacityLab.Running;

namespace CapacityLab.Commands.Runs;

/// <summary>The options of <c>run</c>.</summary>
internal sealed class RunOptions
{
    private readonly Option<string?> plan = PlanOption.Create();
    private readonly Option<RuntimeChoice> runtime = ChoiceOption.Of<RuntimeChoice>(
        "--runtime",
        "What stands the layouts up."
    );
    private readonly Option<bool> offline = new("--offline")
    {
        Description = "Docker: take no image from a registry, but those of tools/offline-images.",
    };
    private readonly Option<string[]> only = new("--only")
    {
        Description = "Names of the layouts to measure. Default: all.",
        HelpName = "NAME",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<bool> quick = new("--quick") { Description = "Shorter probes and a wider bracket." };
    private readonly Option<bool> confirm = new("--confirm")
    {
        Description =
            "Measure each layout again with the suspected resource raised by a quarter, and tell whether capacity moved.",
    };
    private readonly Option<string?> output = new Option<string?>("--out")
    {
        Description = "Folder for the run's files. Default: a new one in reports/runs.",
        HelpName = "DIR",
    }.IsPath();
    private readonly Option<OutputMode> mode = ChoiceOption.Of<OutputMode>("--output", "How the run shows itself.");

    public void AddTo(Command command, Func<RunRequest, Task<int>> action)
    {
        foreach (var option in (Option[])[plan, runtime, offline, only, quick, confirm, output, mode])
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, _) => action(Request(parsed) with { IsTyped = command is not RootCommand }));
    }

    private RunRequest Request(ParseResult parsed) =>
        new()
        {
            Plan = parsed.GetValue(plan),
            Runtime = parsed.GetValue(runtime),
            Offline = parsed.GetValue(offline),
            Only = parsed.GetValue(only) ?? [],
            Quick = parsed.GetValue(quick),
            Confirm = parsed.GetValue(confirm),
            Out = parsed.GetValue(output),
            Output = parsed.GetValue(mode),
        };
}
