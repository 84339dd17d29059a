using System.Text.Json.Serialization;
using CapacityLab.Results.Json;

namespace CapacityLab.Results.Probes;

/// <summary>
/// Percentiles of a set of durations; the enclosing property's name states the unit, milliseconds. A percentile is the
/// smallest recorded value at or below which at least that share of the observations lies, to the histogram's 0.1 % or
/// 100 ns. Above the count's own resolution (p99.9 of fewer than 1,000) it is the maximum; outputs leave it out, by
/// <see cref="LatencyPercentile.In"/>.
/// </summary>
public sealed record LatencySummary
{
    public static readonly LatencySummary Empty = new();

    /// <summary>Observations behind the percentiles. Zero: nothing was observed, and every percentile reads zero.</summary>
    public long Count { get; init; }

    [JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan Min { get; init; }

    [JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan Mean { get; init; }

    [JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan P50
    {
        get => Known(0.5, field);
        init;
    }

    [JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan P75
    {
        get => Known(0.75, field);
        init;
    }

    [JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan P90
    {
        get => Known(0.9, field);
        init;
    }

    [JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan P95
    {
        get => Known(0.95, field);
        init;
    }

    [JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan P99
    {
        get => Known(0.99, field);
        init;
    }

    [JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan P999
    {
        get => Known(0.999, field);
        init;
    }

    [JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan P9999
    {
        get => Known(0.9999, field);
        init;
    }

    [JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan P99999
    {
        get => Known(0.99999, field);
        init;
    }

    [JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan Max { get; init; }

    /// <summary>
    /// Whether a percentile says more than the maximum does: it needs 1 / (1 − share) observations, p99 a hundred. The maximum and
    /// whatever is asked of one observation or more need one.
    /// </summary>
    /// <param name="share">Above 0 up to 1.</param>
    public bool Carries(double share) => Count > 0 && (share >= 1 || Count * (1 - share) >= 1 - 1e-9);

    /// <summary>A file lacks what so few observations cannot carry, and that is the maximum.</summary>
    private TimeSpan Known(double share, TimeSpan percentile) =>
        percentile == TimeSpan.Zero && !Carries(share) ? Max : percentile;
}
