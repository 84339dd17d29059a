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
            At(1, summary.Min),
            At(1, summary.Mean),
            At(0.5, summary.P50),
            At(0.75, summary.P75),
            At(0.9, summary.P90),
            At(0.95, summary.P95),
            At(0.99, summary.P99),
            At(0.999, summary.P999),
            At(0.9999, summary.P9999),
            At(0.99999, summary.P99999),
            At(1, summary.Max)
        );

        double? At(double share, TimeSpan time) =>
            summary.Carried(share, time) is { } known ? Math.Round(known.TotalMilliseconds, Decimals) : null;
    }
}
