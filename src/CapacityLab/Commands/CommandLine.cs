using System.CommandLine;
using CapacityLab.Commands.Fits;
using CapacityLab.Commands.Loads;
using CapacityLab.Commands.Sizes;
using CapacityLab.Display;
using CapacityLab.Load;

namespace CapacityLab.Commands;

/// <summary>The commands and their options.</summary>
internal sealed class CommandLine
{
    private readonly Option<string?> plan = new Option<string?>("--plan")
    {
        Description =
            "The plan, or the folder of one. Default: lab.json here; without a command also the program's own.",
        HelpName = "FILE",
    }.IsPath();
    private readonly Option<RuntimeChoice> runtime = Choice<RuntimeChoice>("--runtime", "What stands the layouts up.");
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
    private readonly Option<OutputMode> mode = Choice<OutputMode>("--output", "How the run shows itself.");

    public RootCommand Build(CommandActions actions)
    {
        var root = new RootCommand(
            "Measures how much traffic a server takes in each layout, and what gives out first."
        );
        AddRun(root, actions);
        var run = new Command("run", "Carries out a plan. The default command.");
        AddRun(run, actions);
        root.Subcommands.Add(run);
        root.Subcommands.Add(
            new LoadOptions().Command(Choice<EngineKind>("--engine", LoadOptions.Engine), actions.LoadAsync)
        );
        root.Subcommands.Add(Report(actions));
        root.Subcommands.Add(new FitOptions().Command(actions.FitAsync));
        root.Subcommands.Add(new SizeOptions().Command(actions.SizeAsync));
        root.Subcommands.Add(Validate(actions));
        root.Subcommands.Add(Schema(actions));
        root.Subcommands.Add(
            Plain("doctor", "Tells what this host offers to a run, and what would be better.", actions.DoctorAsync)
        );
        root.Subcommands.Add(Plain("cleanup", "Ends and removes what killed runs left behind.", actions.CleanUpAsync));
        return root;
    }

    private void AddRun(Command command, CommandActions actions)
    {
        foreach (var option in (Option[])[plan, runtime, offline, only, quick, confirm, output, mode])
        {
            command.Options.Add(option);
        }

        command.SetAction(
            (parsed, _) => actions.RunAsync(Request(parsed) with { IsTyped = command is not RootCommand })
        );
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

    private static Command Report(CommandActions actions)
    {
        var folder = new Argument<string>("folder") { Description = "The folder of a run.", HelpName = "DIR" }.IsPath();
        var command = new Command(
            "report",
            "Writes a run's report again from its result, or from its journal where it was killed."
        )
        {
            folder,
        };
        command.SetAction((parsed, _) => actions.ReportAsync(parsed.GetRequiredValue(folder)));
        return command;
    }

    private Command Validate(CommandActions actions)
    {
        var command = new Command("validate", "Checks a plan and its scenario files; starts nothing.") { plan };
        command.SetAction((parsed, _) => actions.ValidateAsync(parsed.GetValue(plan)));
        return command;
    }

    private static Command Schema(CommandActions actions)
    {
        var which = new Argument<string>("file") { Description = "lab or scenario", DefaultValueFactory = _ => "lab" };
        which.AcceptOnlyFromAmong("lab", "scenario");
        var command = new Command("schema", "Writes the JSON Schema of a plan or of a scenario file.") { which };
        command.SetAction((parsed, _) => actions.SchemaAsync(parsed.GetRequiredValue(which) == "scenario"));
        return command;
    }

    private static Option<T> Choice<T>(string name, string description)
        where T : struct, Enum
    {
        string[] allowed = [.. Enum.GetValues<T>().Select(EnumWord.Of)];
        return new Option<T>(name)
        {
            Description = description,
            HelpName = string.Join('|', allowed),
            CustomParser = result =>
            {
                string found = result.Tokens[^1].Value;
                int chosen = Array.IndexOf(allowed, found);
                if (chosen < 0)
                {
                    result.AddError($"command line: {name}: found \"{found}\"; allowed: {string.Join(", ", allowed)}");
                    return default;
                }

                return Enum.GetValues<T>()[chosen];
            },
        };
    }

    private static Command Plain(string name, string description, Func<CancellationToken, Task<int>> action)
    {
        var command = new Command(name, description);
        command.SetAction((_, cancellation) => action(cancellation));
        return command;
    }
}
