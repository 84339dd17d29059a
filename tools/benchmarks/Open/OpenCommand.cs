using System.CommandLine;
using System.Globalization;
using Benchmarks.Peers;
using Spectre.Console;

namespace Benchmarks.Open;

/// <summary>How well the open model keeps its rate and its moments, and what it says of a latency that a single client knows.</summary>
internal static class OpenCommand
{
    private const int RateOfSingleClient = 5_000;

    public static Command Build(IAnsiConsole console)
    {
        var rates = new Option<int[]>("--rates")
        {
            DefaultValueFactory = _ => [1_000, RateOfSingleClient, 10_000, 50_000],
            AllowMultipleArgumentsPerToken = true,
        };
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 10 };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 7 };
        var generatorCpu = new Option<int>("--generator-cpu")
        {
            DefaultValueFactory = _ => Environment.ProcessorCount - 1,
        };
        var serverCpu = new Option<int>("--server-cpu") { DefaultValueFactory = _ => 0 };
        var command = new Command("open", "Holds the open model to its rate and its moments.")
        {
            rates,
            seconds,
            rounds,
            generatorCpu,
            serverCpu,
        };
        command.SetAction(parsed =>
        {
            using var server = new NginxServer(parsed.GetValue(serverCpu));
            var runs = new OpenRuns(server.Address("13"), parsed.GetValue(seconds), parsed.GetValue(generatorCpu));
            var contenders = parsed
                .GetRequiredValue(rates)
                .Select(rate => new OpenContender(Text($"{rate:#,0}/s"), rate, () => runs.AtRate(rate)))
                .Append(new OpenContender("one unhurried client", RateOfSingleClient, runs.SingleClient))
                .ToArray();
            var measured = contenders.ToDictionary(c => c, _ => new List<OpenRun>());
            for (int round = 0; round < parsed.GetValue(rounds); round++)
            {
                foreach (var contender in contenders)
                {
                    measured[contender].Add(contender.Run());
                }
            }

            Write(console.Profile.Out.Writer, measured, parsed.GetValue(rounds), parsed.GetValue(seconds));
        });
        return command;
    }

    private static void Write(
        TextWriter writer,
        Dictionary<OpenContender, List<OpenRun>> measured,
        int rounds,
        int seconds
    )
    {
        writer.WriteLine(
            Text(
                $"Medians of {rounds} interleaved rounds of {seconds} s (least to most). Rate error: completed requests over the time to the last answer, against the rate asked for. The unhurried client has one connection, sends {RateOfSingleClient:#,0} requests a second one after the other, and blocks for each answer."
            )
        );
        writer.WriteLine();
        writer.WriteLine(
            "| load | rate error % | send lag p50 µs | p99 µs | response p50 ms | p99 ms | CPU µs/request | failed or dropped | generator-limited |"
        );
        writer.WriteLine("|-|-|-|-|-|-|-|-|-|");
        foreach (var (contender, runs) in measured)
        {
            writer.WriteLine(
                $"| {contender.Name} | {Of(runs, r => r.RateErrorPercent(contender.Rate))} | {Of(runs, r => r.SendLagP50Us)} | {Of(runs, r => r.SendLagP99Us)} | {Of(runs, r => r.ResponseP50Ms)} | {Of(runs, r => r.ResponseP99Ms)} | {Of(runs, r => r.CpuMicroseconds)} | {runs.Sum(r => r.Lost)} | {runs.Count(r => r.Limited)} of {runs.Count} |"
            );
        }
    }

    private static string Of(List<OpenRun> runs, Func<OpenRun, double> of) =>
        runs.Any(run => double.IsNaN(of(run))) ? "–" : Medians.WithRange(runs.Select(of), "0.###");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

internal sealed record OpenContender(string Name, int Rate, Func<OpenRun> Run);
