using System.CommandLine;
using Benchmarks.Fuzz;
using Benchmarks.Micro;
using Benchmarks.Open;
using Benchmarks.Peers;
using Benchmarks.Soak;
using Benchmarks.Truth;
using Benchmarks.Truth.Knobs;
using Spectre.Console;

// As the lab, with scenarios that only the truth needs.
if (args is ["lab", .. var ofLab])
{
    return await CapacityLab.Lab.RunAsync(ofLab, CostlyUsers.All);
}

var which = new Argument<string>("check")
{
    Description = "limits, failures, frozen, runtimes, generator, or all",
    DefaultValueFactory = _ => "all",
};
which.AcceptOnlyFromAmong("limits", "failures", "frozen", "runtimes", "generator", "all");
var truth = new Command("truth", "Holds known answers against what the lab says.")
{
    which,
    KnobsCommand.Build(AnsiConsole.Console),
};
truth.SetAction(async (parsed, _) => await TruthReport.RunAsync(parsed.GetRequiredValue(which), AnsiConsole.Console));
return await new RootCommand("Proves the lab.")
{
    truth,
    PeersCommand.Build(AnsiConsole.Console),
    OpenCommand.Build(AnsiConsole.Console),
    SoakCommand.Build(AnsiConsole.Console),
    DriveCommand.Build(AnsiConsole.Console),
    FuzzCommand.Build(AnsiConsole.Console),
    MicroCommand.Build(),
}
    .Parse(args)
    .InvokeAsync();
