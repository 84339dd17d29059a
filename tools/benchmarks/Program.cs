using System.CommandLine;
using Benchmarks.Truth;
using Spectre.Console;

var which = new Argument<string>("check")
{
    Description = "limits, failures, or all",
    DefaultValueFactory = _ => "all",
};
which.AcceptOnlyFromAmong("limits", "failures", "all");
var truth = new Command("truth", "Holds known answers against what the lab says.") { which };
truth.SetAction(async (parsed, _) => await TruthReport.RunAsync(parsed.GetRequiredValue(which), AnsiConsole.Console));
return await new RootCommand("Proves the lab.") { truth }
    .Parse(args)
    .InvokeAsync();
