using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Text;

internal static class RunFacts
{
    /// <summary>Which run this was, in a line.</summary>
    public static string Line(RunResult result) =>
        string.Join(
            " · ",
            new[]
            {
                result.RunId.Length > 0 ? $"Run {result.RunId}" : "",
                Figures.Moment(result.StartedAt),
                Figures.Seconds(result.Duration),
                $"objectives: {Objectives(result.Objectives)}",
                Host(result.Host),
            }.Where(part => part.Length > 0)
        );

    public static string Objectives(Objectives objectives)
    {
        var p99 = objectives.P99 > TimeSpan.Zero ? $"p99 ≤ {Figures.Milliseconds(objectives.P99)}, " : "";
        var each = objectives.RequestP99 is { } request ? $"p99 of a request ≤ {Figures.Milliseconds(request)}, " : "";
        var holds = $"{p99}{each}success ≥ {Figures.Share(objectives.SuccessRatio)}";
        return objectives.RequestsPerSecond is { } rate
            ? $"{holds} at {Figures.Rate(rate, objectives.IterationsPerSecond)}"
            : holds;
    }

    public static string Host(HostSnapshot host) =>
        host.Cores == 0 ? "" : $"{host.Cores} cores, {Figures.Memory(host.Memory)}";
}
