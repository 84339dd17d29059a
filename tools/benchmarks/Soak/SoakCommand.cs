using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Benchmarks.Peers;
using Spectre.Console;

namespace Benchmarks.Soak;

/// <summary>Whether a long load needs more memory the longer it lasts.</summary>
internal static class SoakCommand
{
    private const double MostGrowth = 0.05;
    private const int GeneratorLimited = 5;
    private const int LinesShown = 5;

    // What is in flight needs memory. A host that stands still for half a second would have ten thousand: that is not a leak.
    private const int MostInFlight = 1_000;

    public static Command Build(IAnsiConsole console)
    {
        var rate = new Option<int>("--rate") { DefaultValueFactory = _ => 20_000 };
        var minutes = new Option<int>("--minutes") { DefaultValueFactory = _ => 10, Description = "2 to 600" };
        minutes.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 2 or > 600)
            {
                result.AddError("--minutes has to be 2 to 600.");
            }
        });
        var settled = new Option<int?>("--settled-after")
        {
            Description = "Minutes after which memory counts. Default: 5, or half of a run that is shorter than 10.",
        };
        var command = new Command("soak", "Runs a long load and looks at the generator's memory.")
        {
            rate,
            minutes,
            settled,
        };
        command.SetAction(parsed =>
        {
            int length = parsed.GetValue(minutes);
            int after = Math.Clamp(parsed.GetValue(settled) ?? Math.Min(5, length / 2), 1, length - 1);
            return Run(console, parsed.GetValue(rate), length, after);
        });
        return command;
    }

    private static int Run(IAnsiConsole console, int rate, int minutes, int after)
    {
        using var server = new NginxServer(cpu: 0);
        using var process = Pinned.Start(
            Environment.ProcessorCount - 1,
            "dotnet",
            [
                Contender.Lab,
                "load",
                $"{server.Address("13")}",
                "--rate",
                Text($"{rate}"),
                "--duration",
                Text($"{minutes}m"),
                "--threads",
                "1",
                "--max-in-flight",
                Text($"{MostInFlight}"),
                "--json",
            ]
        );
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var memory = MinuteMedians(process);
        // 5: the machine was busy with something else, and the rate was missed; the memory counts all the same.
        if (process.ExitCode is not (0 or GeneratorLimited) || memory.Count < minutes)
        {
            string last = string.Join('\n', error.Result.Split('\n').TakeLast(LinesShown));
            console.WriteLine($"The load ended with {process.ExitCode}: {last}");
            return 1;
        }

        double growth = (memory[minutes - 1] / memory[after - 1]) - 1;
        console.WriteLine(
            Text(
                $"{rate:#,0} requests/s for {minutes} min: resident {memory[after - 1]:0.0} MiB in minute {after}, {memory[minutes - 1]:0.0} MiB in minute {minutes}: {growth:+0.0%;-0.0%} (at most {MostGrowth:0%}); most in any minute {memory.Max():0.0} MiB"
            )
        );
        console.WriteLine(Text($"MiB by minute: {string.Join(' ', memory.Select(m => Text($"{m:0.0}")))}"));
        console.Profile.Out.Writer.WriteLine(Summary(output.Result));
        return growth <= MostGrowth ? 0 : 1;
    }

    private static List<double> MinuteMedians(Process process)
    {
        var medians = new List<double>();
        var readings = new List<double>();
        long start = Stopwatch.GetTimestamp();
        while (!process.WaitForExit(TimeSpan.FromSeconds(1)))
        {
            if (ProcessMemory.MiB(process.Id, "VmRSS") is { } resident)
            {
                readings.Add(resident);
            }

            if (Stopwatch.GetElapsedTime(start).TotalMinutes >= medians.Count + 1)
            {
                medians.Add(Medians.Of(readings));
                readings.Clear();
            }
        }

        return medians;
    }

    private static string Summary(string json)
    {
        var run = Open.OpenRun.Read(json);
        return Text(
            $"{run.RequestsPerSecond:#,0.0} requests/s completed, {run.Lost} failed or dropped, response p50 {run.ResponseP50Ms} ms, p99 {run.ResponseP99Ms} ms, {run.CpuMicroseconds:0.0} µs CPU a request"
        );
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
