using System.CommandLine;
using System.Globalization;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using Spectre.Console;

namespace Benchmarks.Truth;

/// <summary>
/// Quick runs of the sample lab against full ones: how often each layout has a capacity, how long a run takes, and how far its
/// figure is from the full run's, in the median.
/// </summary>
internal static class QuickCommand
{
    public static Command Build(IAnsiConsole console)
    {
        var quick = new Option<int>("--quick")
        {
            Description = "Quick runs. Default: 10.",
            DefaultValueFactory = _ => 10,
        };
        var full = new Option<int>("--full") { Description = "Full runs. Default: 1.", DefaultValueFactory = _ => 1 };
        var command = new Command("quick", "Quick runs of the sample lab against full ones.") { quick, full };
        command.SetAction(async (parsed, _) => await RunAsync(parsed.GetValue(quick), parsed.GetValue(full), console));
        return command;
    }

    private static async Task<int> RunAsync(int quick, int full, IAnsiConsole console)
    {
        var whole = await RunsAsync(full, [], console);
        var quickly = await RunsAsync(quick, ["--quick"], console);
        var table = new Table().AddColumns("Layout", "Stated", "Quick, median", "Full, median", "Quick / full");
        foreach (string name in quickly.Concat(whole).SelectMany(run => run.Layouts).Select(one => one.Name).Distinct())
        {
            table.AddRow(Row(name, quickly, whole));
        }

        console.Write(table);
        int all = quickly.Count(run => run.Layouts.All(IsStated));
        string longest = Text($"{quickly.Select(run => run.Duration.TotalSeconds).DefaultIfEmpty(0).Max():0.0} s");
        console.WriteLine(Text($"{all} of {quick} quick runs stated every layout; the longest took {longest}."));
        return 0;
    }

    private static async Task<List<RunResult>> RunsAsync(int count, string[] options, IAnsiConsole console)
    {
        var runs = new List<RunResult>();
        for (int run = 1; run <= count; run++)
        {
            var (result, _) = await LabRuns.RunAsync(_ => { }, options: options);
            runs.Add(result);
            string found = string.Join(
                "; ",
                result.Layouts.Select(one => $"{one.Name} {one.Capacity.RequestsPerSecond} {one.Capacity.Status}")
            );
            console.WriteLine(
                Text($"{string.Join(' ', options)} run {run}: {result.Duration.TotalSeconds:0.0} s; {found}")
            );
        }

        return runs;
    }

    private static string[] Row(string name, List<RunResult> quick, List<RunResult> full)
    {
        var mine = Of(name, quick);
        double median = Median(mine);
        double whole = Median(Of(name, full));
        return
        [
            name,
            Text($"{mine.Count(IsStated)} of {quick.Count}"),
            Text($"{median:0.0}"),
            Text($"{whole:0.0}"),
            Text($"{median / whole:0.00}"),
        ];
    }

    private static List<LayoutResult> Of(string name, List<RunResult> runs) =>
        [.. runs.SelectMany(run => run.Layouts).Where(layout => layout.Name == name)];

    private static double Median(List<LayoutResult> layouts)
    {
        var stated = layouts.Where(IsStated).Select(one => one.Capacity.RequestsPerSecond!.Value.PerSecond).ToList();
        return stated.Count > 0 ? Peers.Medians.Of(stated) : double.NaN;
    }

    private static bool IsStated(LayoutResult layout) => layout.Capacity.Status == CapacityStatus.Measured;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
