using Spectre.Console;

namespace Benchmarks.Truth;

/// <summary>Carries out the checks that were asked for and prints them as a Markdown table.</summary>
internal static class TruthReport
{
    /// <summary>A row stays on one line, so that the table can be pasted.</summary>
    private const int TableWidth = 400;

    private static Dictionary<string, Func<Task<IReadOnlyList<Check>>>> All(int runs, IAnsiConsole console) =>
        new()
        {
            ["limits"] = LimitsTruth.RunAsync,
            ["failures"] = FailuresTruth.RunAsync,
            ["frozen"] = FrozenTruth.RunAsync,
            ["runtimes"] = RuntimesTruth.RunAsync,
            ["generator"] = GeneratorTruth.RunAsync,
            ["capacity"] = () => CapacityTruth.RunAsync(runs, console),
            ["law"] = LawTruth.RunAsync,
            ["prediction"] = PredictionTruth.RunAsync,
        };

    /// <summary>0 where every check holds, else 1.</summary>
    public static async Task<int> RunAsync(string which, int runs, IAnsiConsole console)
    {
        var checks = new List<Check>();
        foreach (var (_, run) in All(runs, console).Where(entry => which == "all" || which == entry.Key))
        {
            checks.AddRange(await run());
        }

        console.Profile.Width = TableWidth;
        console.WriteLine("| check | expected | actual | |");
        console.WriteLine("|-|-|-|-|");
        checks.ForEach(check =>
            console.WriteLine($"| {check.Name} | {check.Expected} | {check.Actual} | {Verdict(check.Holds)} |")
        );
        return checks.TrueForAll(check => check.Holds != false) ? 0 : 1;
    }

    private static string Verdict(bool? holds) =>
        holds switch
        {
            true => "holds",
            false => "MISSED",
            null => "for comparison",
        };
}
