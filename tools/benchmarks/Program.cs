using System.CommandLine;
using Benchmarks.Fuzz;
using Benchmarks.Micro;
using Benchmarks.Open;
using Benchmarks.Peers;
using Benchmarks.Soak;
using Benchmarks.Truth;
using Benchmarks.Truth.Foreign;
using Benchmarks.Truth.Knobs;
using Benchmarks.Truth.Known;
using Spectre.Console;

// As the lab, with scenarios that only the truth needs.
if (args is ["lab", .. var ofLab])
{
    return await CapacityLab.Lab.RunAsync(ofLab, CostlyUsers.All);
}

var which = new Argument<string>("check")
{
    Description = "limits, failures, frozen, runtimes, generator, capacity, law, prediction, or all",
    DefaultValueFactory = _ => "all",
};
which.AcceptOnlyFromAmong(
    "limits",
    "failures",
    "frozen",
    "runtimes",
    "generator",
    "capacity",
    "law",
    "prediction",
    "all"
);
var runs = new Option<int>("--runs")
{
    Description = "Of capacity, against each server. Default: 10.",
    DefaultValueFactory = _ => 10,
};
var truth = new Command("truth", "Holds known answers against what the lab says.")
{
    which,
    runs,
    KnobsCommand.Build(AnsiConsole.Console),
    ForeignCommand.Build(AnsiConsole.Console),
    QuickCommand.Build(AnsiConsole.Console),
};
truth.SetAction(
    async (parsed, _) =>
        await TruthReport.RunAsync(parsed.GetRequiredValue(which), parsed.GetValue(runs), AnsiConsole.Console)
);
return await new RootCommand("Proves the lab.")
{
    truth,
    PeersCommand.Build(AnsiConsole.Console),
    OpenCommand.Build(AnsiConsole.Console),
    SoakCommand.Build(AnsiConsole.Console),
    DriveCommand.Build(AnsiConsole.Console),
    ServeCommand.Build(),
    HogCommand.Build(),
    FuzzCommand.Build(AnsiConsole.Console),
    MicroCommand.Build(),
}
    .Parse(args)
    .InvokeAsync();
