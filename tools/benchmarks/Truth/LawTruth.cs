using System.Globalization;
using System.Text.Json.Nodes;
using Benchmarks.Truth.Known;
using CapacityLab.Load;
using CapacityLab.Load.Http;

namespace Benchmarks.Truth;

/// <summary>
/// A server that emulates the universal scalability law, measured by the closed-loop engine at several numbers of users: each point
/// within 3 % of the law. In the table that they make, fit has to find σ and κ within 10 % and the peak within 3 %.
/// </summary>
internal static class LawTruth
{
    // 200 ms for one user: a timer that ends a millisecond late is half a per cent.
    private const double Lambda = 5;
    private const double Sigma = 0.03;
    private const double Kappa = 5e-4;
    private const double MostError = 0.03;
    private const double MostErrorOfParameters = 0.1;
    private const int Rounds = 2;
    private static readonly TimeSpan Edge = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(20);

    // Up to 1.5 times the peak at 44, past which κ shows.
    private static readonly int[] Users = [1, 2, 4, 8, 16, 24, 32, 44, 56, 64];

    public static async Task<IReadOnlyList<Check>> RunAsync()
    {
        var law = new LawService(Lambda, Sigma, Kappa);
        using var server = new KnownServer(0, law);
        var points = new List<(int N, double Throughput)>();
        foreach (int users in Enumerable.Repeat(Users, Rounds).SelectMany(round => round))
        {
            points.Add((users, await ThroughputAsync(server.Address, users)));
        }

        return [Worst(law, points), .. await FitAsync(points)];
    }

    private static async Task<double> ThroughputAsync(Uri address, int users)
    {
        var probe = await LoadEngine.RunAsync(
            new LoadSpec
            {
                BaseAddress = address,
                Scenarios =
                [
                    Scenario.FromHttp(
                        new HttpScenario { Name = "get", Steps = [new HttpStep { Name = "get", Path = "/" }] }
                    ),
                ],
                Simulations = [Simulation.KeepConstant(users, Length)],
            }
        );
        // Whole seconds within: at the start the users are not all there, at the end they leave one by one.
        var inner = probe.Intervals.Where(second => second.At >= Edge && second.At + second.Length <= Length).ToList();
        return inner.Sum(second => second.Ok) / inner.Sum(second => second.Length.TotalSeconds);
    }

    private static Check Worst(LawService law, List<(int N, double Throughput)> points)
    {
        double worst = points.Max(point => Math.Abs((point.Throughput / law.Throughput(point.N)) - 1));
        return new Check(
            Text($"delay emulator: throughput against the law, worst of {points.Count} points"),
            Text($"within {MostError:0%}"),
            Text($"{worst:0.0%}"),
            worst <= MostError
        );
    }

    private static async Task<IReadOnlyList<Check>> FitAsync(List<(int N, double Throughput)> points)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("capacitylab-law-").FullName, "law.csv");
        await File.WriteAllLinesAsync(
            file,
            points.Select(point => Text($"{point.N},{point.Throughput:0.0000}")).Prepend("n,throughput")
        );
        var fit = await LabRuns.FitAsync(file);
        return
        [
            Found("σ", Sigma, fit["sigma"], MostErrorOfParameters),
            Found("κ", Kappa, fit["kappa"], MostErrorOfParameters),
            Found("number of users at the peak", Math.Sqrt((1 - Sigma) / Kappa), fit["peak"]?["n"], MostError),
        ];
    }

    private static Check Found(string what, double known, JsonNode? said, double most)
    {
        double? found = said?.GetValue<double>();
        return new Check(
            Text($"delay emulator: {what} by fit"),
            Text($"{known:0.#####} ± {most:0%}"),
            found is { } value ? Text($"{value:0.#####} ({(value / known) - 1:+0.0%;-0.0%})") : "not identified",
            found is { } fitted && Math.Abs((fitted / known) - 1) <= most
        );
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
