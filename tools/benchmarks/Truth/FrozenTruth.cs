using System.Globalization;
using Benchmarks.Peers;
using CapacityLab.Load;
using CapacityLab.Load.Http;

namespace Benchmarks.Truth;

/// <summary>
/// A server that stops for F = 1 s in a run of D = 10 s at a constant rate: counted from the intended start, the response
/// time's percentile p is F − (1 − p)·D for p above 1 − F/D, exactly.
/// </summary>
internal static class FrozenTruth
{
    private const double Margin = 0.02;

    // So few that what waits at the end of the freeze is answered within a few milliseconds: the formula knows no catching up.
    private const double Rate = 200;
    private const int ConnectionsOfWrk = 10;
    private static readonly TimeSpan Freeze = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Run = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<Check>> RunAsync()
    {
        using var server = new FreezingServer(from: TimeSpan.FromSeconds(4), Freeze);
        var probe = await LoadEngine.RunAsync(
            new LoadSpec
            {
                BaseAddress = server.Address,
                Scenarios =
                [
                    Scenario.FromHttp(
                        new HttpScenario { Name = "get", Steps = [new HttpStep { Name = "get", Path = "/" }] }
                    ),
                ],
                Simulations = [Simulation.Inject(Rate, Run)],
                MaxInFlight = 5_000,
                RequestTimeout = TimeSpan.FromSeconds(5),
            }
        );
        var time = probe.ResponseTimeMs;
        return
        [
            Row(server.Frozen, "p95", 0.95, time.P95),
            Row(server.Frozen, "p99", 0.99, time.P99),
            Row(server.Frozen, "p99.9", 0.999, time.P999),
            new Check(
                "frozen server: requests that failed or were dropped",
                "0",
                Text($"{probe.Failed + probe.Dropped}"),
                probe.Failed + probe.Dropped == 0
            ),
            .. Wrk(),
        ];
    }

    // It sends no further request while it waits, and afterwards fills in those that it thinks are missing.
    private static IEnumerable<Check> Wrk()
    {
        var wrk = Contender.All.Single(contender => contender.Name == "wrk");
        if (!wrk.IsHere)
        {
            yield break;
        }

        using var server = new FreezingServer(from: TimeSpan.FromSeconds(4), Freeze);
        var told = ContenderRun.Run(
            wrk,
            server.Address,
            ConnectionsOfWrk,
            (int)Run.TotalSeconds,
            Environment.ProcessorCount - 1
        );
        yield return new Check(
            "frozen server: response time p99 by wrk, 10 connections, closed model",
            Text($"{Expected(server.Frozen, 0.99).TotalMilliseconds:0} ms"),
            Text($"{told.P99Ms:0.0} ms"),
            null
        );
    }

    private static TimeSpan Expected(TimeSpan frozen, double share) => frozen - ((1 - share) * Run);

    private static Check Row(TimeSpan frozen, string name, double share, TimeSpan actual)
    {
        var expected = Expected(frozen, share);
        return new Check(
            $"frozen server: response time {name}",
            Text($"{expected.TotalMilliseconds:0} ms ± {Margin:0%}"),
            Text($"{actual.TotalMilliseconds:0.0} ms"),
            Math.Abs(actual / expected - 1) <= Margin
        );
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
