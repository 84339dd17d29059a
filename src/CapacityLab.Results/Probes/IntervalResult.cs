using System.Text.Json.Serialization;
using CapacityLab.Results.Json;
using CapacityLab.Results.Units;

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

    /// <summary>Of those that ended, the ones whose response time was above the p99 objective; null where none is set.</summary>
    public long? Late { get; init; }

    /// <summary>Arrivals that were begun more than 10 ms after they were due: the generator's lateness.</summary>
    public long SentLate { get; init; }

    /// <summary>Processors that neither the nodes nor the lab used; null where the host cannot tell.</summary>
    [JsonPropertyName("othersCpuCores")]
    public Cpus? OthersCpu { get; init; }

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
