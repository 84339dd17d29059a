using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace Benchmarks.Truth.Knobs;

/// <summary>Turns every knob several times, with other sizes and another load each time, and holds the cause that the lab names against it.</summary>
internal static class KnobsCommand
{
    private const double LeastMacroF1 = 0.95;
    private const double MostFalseCauses = 1 / 50.0;

    private static readonly Option<int> Runs = new("--runs")
    {
        Description = "Runs of each knob.",
        DefaultValueFactory = _ => 5,
    };

    private static readonly Option<int> First = new("--first")
    {
        Description =
            "Number of the first run: sizes and loads are drawn by it, so that runs that rules were chosen on can be left out.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<string[]> Runtime = new("--runtime")
    {
        Description = "process, docker, or both.",
        DefaultValueFactory = _ => ["process"],
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string[]> Only = new("--only")
    {
        Description = "Names of knobs, or parts of them.",
        DefaultValueFactory = _ => [],
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description =
            "Decides sizes and loads. Rules are chosen on seeds 1 to 6, which are not to be reported for them.",
        DefaultValueFactory = _ => 7,
    };

    private static readonly Option<string?> Keep = new("--keep")
    {
        Description =
            "Folder for the result.json of each run. Runs that it has already are judged anew, not carried out.",
    };

    public static Command Build(IAnsiConsole console)
    {
        var command = new Command("knobs", "Turns each bottleneck of the sample shop, and counts which cause is named.")
        {
            Runs,
            First,
            Runtime,
            Only,
            Seed,
            Keep,
        };
        command.SetAction((parsed, _) => ExecuteAsync(parsed, console));
        return command;
    }

    private static async Task<int> ExecuteAsync(ParseResult parsed, IAnsiConsole console)
    {
        var choice = new KnobChoice(
            parsed.GetRequiredValue(Runtime),
            parsed.GetRequiredValue(Only),
            parsed.GetRequiredValue(Seed),
            parsed.GetRequiredValue(First),
            parsed.GetRequiredValue(Runs)
        );
        return Report(await RunAsync(choice, new KnobArchive(parsed.GetValue(Keep)), console), console);
    }

    private static async Task<IReadOnlyList<KnobRun>> RunAsync(
        KnobChoice choice,
        KnobArchive archive,
        IAnsiConsole console
    )
    {
        var all = new List<KnobRun>();
        foreach (int number in Enumerable.Range(choice.First, choice.Runs))
        {
            // Rounds, so that a bad hour of the host hits every knob alike.
            foreach (var (knob, runtime) in choice.Cases)
            {
                all.Add(await KnobRun.OfAsync(archive, knob, runtime, choice.Seed, number));
                console.Profile.Width = 600;
                console.WriteLine(all[^1].ToString());
            }
        }

        return all;
    }

    private static int Report(IReadOnlyList<KnobRun> all, IAnsiConsole console)
    {
        foreach (var ofRuntime in all.GroupBy(run => run.Runtime))
        {
            var matrix = new ConfusionMatrix([.. ofRuntime]);
            console.WriteLine("");
            console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{ofRuntime.Key}: macro-F1 {matrix.MacroF1:0.000} over {matrix.Causes.Count} causes, {ofRuntime.Count()} runs, {matrix.FalseCauses} of {matrix.WithoutCause} runs without a cause had one named."
                )
            );
            console.WriteLine("");
            foreach (string line in matrix.Lines())
            {
                console.WriteLine(line);
            }
        }

        return all.GroupBy(run => run.Runtime).All(of => Holds(new ConfusionMatrix([.. of]))) ? 0 : 1;
    }

    private static bool Holds(ConfusionMatrix matrix) =>
        matrix.MacroF1 >= LeastMacroF1 && matrix.FalseCauses <= MostFalseCauses * matrix.WithoutCause;
}
