using System.CommandLine;
using Spectre.Console;

namespace Benchmarks.Truth.Foreign;

/// <summary>Has services of others measured whose limits are known, and holds what the lab says against them.</summary>
internal static class ForeignCommand
{
    private const int Width = 600;

    private static readonly Option<int> Runs = new("--runs")
    {
        Description = "Runs of each knob. Default: 1.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<int> First = new("--first")
    {
        Description = "Number of the first run: with the seed it decides the sizes. Default: 1.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "Decides sizes and loads. Default: 1.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<string[]> Runtime = new("--runtime")
    {
        Description = "process, docker, or both. Default: process.",
        DefaultValueFactory = _ => ["process"],
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string[]> Mode = new("--mode")
    {
        Description = "quick, full, or both. Default: full.",
        DefaultValueFactory = _ => ["full"],
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> Quick = new("--quick") { Description = "The same as --mode quick." };

    private static readonly Option<string[]> Only = new("--only")
    {
        Description = "Names such as «node permits», or parts of them.",
        DefaultValueFactory = _ => [],
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> Hog = new("--hog")
    {
        Description = "With a program beside it that uses half of the processors.",
    };

    private static readonly Option<bool> Sweep = new("--sweep")
    {
        Description = "Then looks for the capacity by load --rate as well; one to three minutes more a run.",
    };

    private static readonly Option<string?> Keep = new("--keep")
    {
        Description =
            "Folder for the result.json of each run, and for the table. Runs that it has already are read, not carried out.",
    };

    public static Command Build(IAnsiConsole console)
    {
        Runtime.AcceptOnlyFromAmong("process", "docker");
        Mode.AcceptOnlyFromAmong("quick", "full");
        var command = new Command("foreign", "Services in Node, Python, Java and nginx with known limits.")
        {
            Runs,
            First,
            Seed,
            Runtime,
            Mode,
            Quick,
            Only,
            Hog,
            Sweep,
            Keep,
        };
        command.SetAction((parsed, _) => ExecuteAsync(parsed, console));
        return command;
    }

    private static async Task<int> ExecuteAsync(ParseResult parsed, IAnsiConsole console)
    {
        console.Profile.Width = Width;
        var choice = Choice(parsed);
        var archive = new ForeignArchive(parsed.GetValue(Keep), choice.Seed);
        using var files = new ForeignFiles();
        var lab = new ForeignLab(archive, files, choice.Seed, parsed.GetValue(Sweep), console.WriteLine);
        var runs = new List<ForeignRun>();
        foreach (var run in choice.All(Processors.OfTarget.Count))
        {
            runs.Add(await lab.RunAsync(run));
            console.WriteLine(ForeignTable.Line(runs[^1]));
        }

        return Report(runs, archive, console);
    }

    private static ForeignChoice Choice(ParseResult parsed) =>
        new(
            parsed.GetRequiredValue(Runtime),
            parsed.GetValue(Quick) ? ["quick"] : parsed.GetRequiredValue(Mode),
            parsed.GetRequiredValue(Only),
            parsed.GetRequiredValue(Seed)
        )
        {
            First = parsed.GetRequiredValue(First),
            Runs = parsed.GetRequiredValue(Runs),
            Hog = parsed.GetValue(Hog),
        };

    /// <summary>0 where no cause is wrong, every run has a result and the capacities agree with the sweeps; else 1.</summary>
    private static int Report(List<ForeignRun> runs, ForeignArchive archive, IAnsiConsole console)
    {
        string[] lines = ["", .. ForeignTable.Counts(runs), "", .. ForeignTable.Lines(runs)];
        foreach (string line in lines)
        {
            console.WriteLine(line);
        }

        archive.KeepTable(lines.Skip(1), ForeignTable.Json(runs));
        return runs.Count > 0 && runs.TrueForAll(run => run.IsSound) ? 0 : 1;
    }
}
