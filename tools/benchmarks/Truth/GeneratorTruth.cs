using System.Globalization;
using System.Text.Json.Nodes;
using Benchmarks.Peers;

namespace Benchmarks.Truth;

/// <summary>
/// A generator that is confined to a tenth of a processor, before a target that could take more, says that it is the
/// limit; one with a processor of its own does not.
/// </summary>
internal static class GeneratorTruth
{
    private const double Confined = 0.1;
    private const int RunsOfEach = 4;

    // What a whole processor sends with ease, and a tenth of one does not send on time.
    private static readonly string[][] Loads =
    [
        ["--rate", "5000"],
        ["--rate", "20000"],
        ["--rate", "10000", "--poisson"],
        ["--rate", "2000", "--engine", "httpclient"],
        ["--connections", "1"],
    ];

    public static Task<IReadOnlyList<Check>> RunAsync() =>
        Task.Run<IReadOnlyList<Check>>(() =>
        {
            using var server = new NginxServer(cpu: 0);
            int confined = 0;
            int free = 0;
            foreach (string[] load in Loads.SelectMany(load => Enumerable.Repeat(load, RunsOfEach)))
            {
                confined += IsLimited(server.Address("13"), load, Confined) ? 1 : 0;
                free += IsLimited(server.Address("13"), load, null) ? 1 : 0;
            }

            int runs = Loads.Length * RunsOfEach;
            return
            [
                Row("confined to 0.1 CPU", confined, runs, expected: runs),
                Row("with a CPU of its own", free, runs, expected: 0),
            ];
        });

    private static Check Row(string name, int limited, int runs, int expected) =>
        new(
            $"generator {name}: runs marked generator-limited",
            Text($"{expected} of {runs}"),
            Text($"{limited} of {runs}"),
            limited == expected
        );

    private static bool IsLimited(Uri url, string[] load, double? cpus)
    {
        using var limit = cpus is { } quota ? new CpuQuotaGroup(quota) : null;
        string output = Pinned.Output(
            Environment.ProcessorCount - 1,
            "sh",
            [
                "-c",
                "while [ $1 != -- ]; do echo $$ > $1; shift; done; shift; exec \"$@\"",
                "load",
                .. limit?.EntryFiles ?? [],
                "--",
                "dotnet",
                Contender.Lab,
                "load",
                $"{url}",
                .. load,
                "--duration",
                "5s",
                "--warm-up",
                "1s",
                "--json",
            ]
        );
        return (bool)JsonNode.Parse(output)!["generator"]!["limited"]!;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
