using System.Globalization;

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

        return [.. contenders.Select(c => RowOf(c.Name, measured[c.Name], measured.GetValueOrDefault("wrk")))];
    }

    private PeerRow RowOf(string name, List<Measured> runs, List<Measured>? wrk) =>
        new(
            connections,
            name,
            Median(runs.Select(r => r.RequestsPerSecond)),
            Median(runs.Select(r => r.CpuMicroseconds)),
            Median(runs.Select(r => r.P50Ms)),
            Median(runs.Select(r => r.P99Ms)),
            Median(runs.Select(r => r.MemoryMiB)),
            runs.Sum(r => r.Failed),
            Ratio(runs, wrk, r => r.CpuMicroseconds),
            Ratio(runs, wrk, r => r.RequestsPerSecond)
        );

    private static string Ratio(List<Measured> runs, List<Measured>? wrk, Func<Measured, double> of)
    {
        if (wrk is null)
        {
            return "–";
        }

        double[] ratios = [.. runs.Zip(wrk, (run, other) => of(run) / of(other))];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Median(ratios):0.00} ({ratios.Min():0.00} to {ratios.Max():0.00})"
        );
    }

    private static double Median(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
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
    string RateToWrk
);
