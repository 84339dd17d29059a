using System.Text.Json.Serialization;
using CapacityLab.Results.Probes;

namespace CapacityLab.Commands.Loads;

/// <summary>Durations in milliseconds as <c>load --json</c> writes them: what so few observations cannot carry is not there.</summary>
internal sealed record LoadLatency(
    long Count,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Min,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Mean,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? P50,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? P75,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? P90,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? P95,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? P99,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? P999,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? P9999,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? P99999,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Max
)
{
    private const int Decimals = 4;

    public static LoadLatency Of(LatencySummary summary)
    {
        return new LoadLatency(
            summary.Count,
            Of(Any(summary.Min)),
            Of(Any(summary.Mean)),
            Of(LatencyPercentile.P50.In(summary)),
            Of(LatencyPercentile.P75.In(summary)),
            Of(LatencyPercentile.P90.In(summary)),
            Of(LatencyPercentile.P95.In(summary)),
            Of(LatencyPercentile.P99.In(summary)),
            Of(LatencyPercentile.P999.In(summary)),
            Of(LatencyPercentile.P9999.In(summary)),
            Of(LatencyPercentile.P99999.In(summary)),
            Of(Any(summary.Max))
        );

        TimeSpan? Any(TimeSpan time) => summary.Count > 0 ? time : null;

        static double? Of(TimeSpan? time) => time is { } known ? Math.Round(known.TotalMilliseconds, Decimals) : null;
    }
}
