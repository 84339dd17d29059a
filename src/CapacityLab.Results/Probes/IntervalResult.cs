using System.Text.Json.Serialization;
using CapacityLab.Results.Json;

namespace CapacityLab.Results.Probes;

/// <summary>One second of a probe.</summary>
public sealed record IntervalResult
{
    /// <summary>Start of the interval, from the start of the probe.</summary>
    [JsonConverter(typeof(SecondsConverter))]
    [JsonPropertyName("atSeconds")]
    public TimeSpan At { get; init; }

    [JsonConverter(typeof(SecondsConverter))]
    [JsonPropertyName("lengthSeconds")]
    public TimeSpan Length { get; init; }

    public long Scheduled { get; init; }

    /// <summary>Arrivals that ended within the interval.</summary>
    public long Ok { get; init; }

    public long Failed { get; init; }

    public long Dropped { get; init; }

    [JsonConverter(typeof(MillisecondsConverter))]
    [JsonPropertyName("p50Ms")]
    public TimeSpan P50 { get; init; }

    [JsonConverter(typeof(MillisecondsConverter))]
    [JsonPropertyName("p95Ms")]
    public TimeSpan P95 { get; init; }

    [JsonConverter(typeof(MillisecondsConverter))]
    [JsonPropertyName("p99Ms")]
    public TimeSpan P99 { get; init; }
}
