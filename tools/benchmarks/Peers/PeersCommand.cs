using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Benchmarks.Peers;

/// <summary>One server, every generator that is here, in interleaved rounds.</summary>
internal static class PeersCommand
{
    private static readonly JsonSerializerOptions RowsFormat = new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static Command Build(IAnsiConsole console)
    {
        var connections = new Option<int[]>("--connections")
        {
            DefaultValueFactory = _ => [64],
            AllowMultipleArgumentsPerToken = true,
        };
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 3 };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 7 };
        var size = new Option<string>("--size") { DefaultValueFactory = _ => "13", Description = "13 or 1k" };
        var only = new Option<string[]>("--only")
        {
            AllowMultipleArgumentsPerToken = true,
            Description = "Names of contenders.",
        };
        var generatorCpu = new Option<int>("--generator-cpu")
        {
            DefaultValueFactory = _ => Environment.ProcessorCount - 1,
        };
        var serverCpu = new Option<int>("--server-cpu") { DefaultValueFactory = _ => 0 };
        var json = new Option<string?>("--json") { Description = "Writes the rows there.", HelpName = "F" };
        size.AcceptOnlyFromAmong("13", "1k");
        var command = new Command("peers", "Holds the engine against other generators.")
        {
            connections,
            seconds,
            rounds,
            size,
            only,
            generatorCpu,
            serverCpu,
            json,
        };
        command.SetAction(parsed =>
        {
            var names = parsed.GetValue(only) ?? [];
            var contenders = Contender
                .All.Where(c => c.IsHere && (names.Length == 0 || names.Contains(c.Name)))
                .ToArray();
            using var server = new NginxServer(parsed.GetValue(serverCpu));
            var rows = parsed
                .GetRequiredValue(connections)
                .SelectMany(n =>
                    new PeerRounds(
                        server.Address(parsed.GetRequiredValue(size)),
                        n,
                        parsed.GetValue(seconds),
                        parsed.GetValue(generatorCpu)
                    ).Run(contenders, parsed.GetValue(rounds))
                )
                .ToArray();
            Write(console, rows, parsed.GetValue(rounds), parsed.GetValue(seconds));
            if (parsed.GetValue(json) is { } file)
            {
                File.WriteAllText(file, JsonSerializer.Serialize(rows, RowsFormat));
            }
        });
        return command;
    }

    private static void Write(IAnsiConsole console, PeerRow[] rows, int rounds, int seconds)
    {
        var writer = console.Profile.Out.Writer;
        writer.WriteLine(
            Text(
                $"Medians of {rounds} interleaved rounds of {seconds} s. CPU is user and system time of the generator's process per request; of CapacityLab and HttpClient without the start of the runtime and a warm-up of 1.5 s. Ratios are medians of the rounds' own (least to most)."
            )
        );
        writer.WriteLine();
        writer.WriteLine(
            "| connections | generator | requests/s | CPU µs/request | p50 ms | p99 ms | memory MiB | failed | CPU / wrk's | requests/s / wrk's | CPU / bare HttpClient's |"
        );
        writer.WriteLine("|-|-|-|-|-|-|-|-|-|-|-|");
        foreach (var row in rows)
        {
            writer.WriteLine(
                Text(
                    $"| {row.Connections} | {row.Generator} | {row.RequestsPerSecond:#,0} | {row.CpuMicroseconds:0.00} | {Or(row.P50Ms)} | {Or(row.P99Ms)} | {row.MemoryMiB:0} | {row.Failed} | {row.CpuToWrk} | {row.RateToWrk} | {row.CpuToBareHttpClient} |"
                )
            );
        }
    }

    private static string Or(double number) => double.IsNaN(number) ? "–" : Text($"{number:0.000}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
