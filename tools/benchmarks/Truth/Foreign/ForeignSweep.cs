using System.Globalization;
using System.Text.Json.Nodes;
using Benchmarks.Peers;

namespace Benchmarks.Truth.Foreign;

/// <summary>
/// The capacity of a service that stands with the same limits, by <c>load --rate</c> alone: the highest rate at which the objectives
/// hold. Nothing of the lab's search is in it.
/// </summary>
internal static class ForeignSweep
{
    private const double LeastOk = 0.99;
    private const int Users = 16;
    private const int SamplesOfProbe = 1500;
    private const int GeneratorProcessor = 0;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Null where no rate held, or none failed.</summary>
    public static async Task<double?> RunAsync(ForeignPlan plan, bool docker, Action<string> said)
    {
        await using var standing = await StandingTarget.StartAsync(plan, docker);
        double start = Closed(standing.Address);
        said(Text($"  sweep: {start:0.#} answers a second to {Users} users"));
        await Task.Delay(Pause);
        return await new RateBisection(async rate =>
        {
            var (holds, line) = Probe(standing.Address, rate, plan.Setting.P99Ms);
            said(line);
            await Task.Delay(Pause);
            return holds;
        }).FindAsync(Math.Max(1, 0.8 * start));
    }

    /// <summary>Warms the service, and gives the scale.</summary>
    private static double Closed(Uri address)
    {
        var json = Load(address, WarmUp, "--connections", Text($"{Users}"));
        return OkShare(json) * (double)json["requestsPerSecond"]!;
    }

    private static (bool Holds, string Line) Probe(Uri address, double rate, int p99)
    {
        var length = TimeSpan.FromSeconds(Math.Clamp(SamplesOfProbe / rate, 6, 15));
        var json = Load(address, length, "--rate", Text($"{rate:0.##}"), "--poisson");
        double ok = OkShare(json);
        double? found = (double?)json["responseTimeMs"]?["p99"];
        bool holds = ok >= LeastOk && found <= p99;
        return (
            holds,
            Text(
                $"  sweep: {rate:0.#} a second: p99 {found:0.#} ms, {ok:0.0%} ok, {(holds ? "holds" : "does not hold")}"
            )
        );
    }

    /// <summary>Of all arrivals: those not sent are none.</summary>
    private static double OkShare(JsonNode json) =>
        ((double)json["completed"]! - (double)json["failed"]!) / Math.Max(1, (double)json["scheduled"]!);

    private static JsonNode Load(Uri address, TimeSpan length, params string[] arguments) =>
        JsonNode.Parse(
            Pinned.Output(
                GeneratorProcessor,
                "dotnet",
                [
                    Contender.Lab,
                    "load",
                    $"{address}",
                    .. arguments,
                    "--duration",
                    Text($"{length.TotalSeconds:0.##}s"),
                    "--header",
                    "Accept-Encoding: gzip",
                    "--json",
                ]
            )
        )!;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
