namespace Benchmarks.Peers;

/// <summary>Every contender once a round, each round beginning with another one.</summary>
internal sealed class PeerRounds(Uri url, int connections, int seconds, int cpu)
{
    public IReadOnlyList<PeerRow> Run(IReadOnlyList<Contender> contenders, int rounds)
    {
        var measured = contenders.ToDictionary(c => c.Name, _ => new List<Measured>());
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < contenders.Count; i++)
            {
                var contender = contenders[(i + round) % contenders.Count];
                measured[contender.Name].Add(ContenderRun.Run(contender, url, connections, seconds, cpu));
            }
        }

        return
        [
            .. contenders.Select(c =>
                RowOf(
                    c.Name,
                    measured[c.Name],
                    measured.GetValueOrDefault("wrk"),
                    measured.GetValueOrDefault("bare HttpClient")
                )
            ),
        ];
    }

    private PeerRow RowOf(string name, List<Measured> runs, List<Measured>? wrk, List<Measured>? bare) =>
        new(
            connections,
            name,
            Medians.Of(runs.Select(r => r.RequestsPerSecond)),
            Medians.Of(runs.Select(r => r.CpuMicroseconds)),
            Medians.Of(runs.Select(r => r.P50Ms)),
            Medians.Of(runs.Select(r => r.P99Ms)),
            Medians.Of(runs.Select(r => r.MemoryMiB)),
            runs.Sum(r => r.Failed),
            Ratio(runs, wrk, r => r.CpuMicroseconds),
            Ratio(runs, wrk, r => r.RequestsPerSecond),
            Ratio(runs, bare, r => r.CpuMicroseconds)
        );

    private static string Ratio(List<Measured> runs, List<Measured>? others, Func<Measured, double> of)
    {
        if (others is null)
        {
            return "–";
        }

        return Medians.WithRange(runs.Zip(others, (run, other) => of(run) / of(other)), "0.00");
    }
}

internal sealed record PeerRow(
    int Connections,
    string Generator,
    double RequestsPerSecond,
    double CpuMicroseconds,
    double P50Ms,
    double P99Ms,
    double MemoryMiB,
    long Failed,
    string CpuToWrk,
    string RateToWrk,
    string CpuToBareHttpClient
);
