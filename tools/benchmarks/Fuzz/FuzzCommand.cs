using System.CommandLine;
using System.Globalization;
using CapacityLab.Load.Tests.Http1;
using Spectre.Console;

namespace Benchmarks.Fuzz;

/// <summary>The response parser's fuzz campaign: seeded, so that a problem can be seen again.</summary>
internal static class FuzzCommand
{
    private const int Part = 1_000_000;

    public static Command Build(IAnsiConsole console)
    {
        var count = new Option<long>("--count") { DefaultValueFactory = _ => 10_000_000 };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var command = new Command("fuzz", "Mutates answers and holds the parser to its promises.") { count, seed };
        command.SetAction(parsed => Run(console, parsed.GetValue(count), parsed.GetValue(seed)));
        return command;
    }

    private static int Run(IAnsiConsole console, long count, int seed)
    {
        for (long done = 0; done < count; done += Part, seed++)
        {
            if (new ResponseFuzz(seed).FirstProblem(Math.Min(Part, count - done)) is { } problem)
            {
                console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {problem}"));
                return 1;
            }
        }

        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:#,0} mutated answers, 0 problems"));
        return 0;
    }
}
