using System.Text.Json.Serialization;
using CapacityLab.Results.Json;

namespace CapacityLab.Results.Probes;

/// <summary>One column of a histogram of durations: the observations above the column before and up to <see cref="UpTo"/>.</summary>
public sealed record LatencyBucket
{
    /// <summary>1, 2 or 5 times a power of ten.</summary>
    [JsonConverter(typeof(MillisecondsConverter))]
    [JsonPropertyName("upToMs")]
    public TimeSpan UpTo { get; init; }

    public long Count { get; init; }
}
