using System.Text.Json.Serialization;
using CapacityLab.Results.Json;
using CapacityLab.Results.Units;

namespace CapacityLab.Results.Runs;

/// <summary>What must hold (SLO).</summary>
public sealed record Objectives
{
    /// <summary>Most that the 99th percentile of the response time may be.</summary>
    [JsonConverter(typeof(MillisecondsConverter))]
    [JsonPropertyName("p99Ms")]
    public TimeSpan P99 { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Least share of the scheduled arrivals that must end ok, 0 to 1.</summary>
    public double SuccessRatio { get; init; } = 0.99;

    /// <summary>The load that at least one layout must hold; null: none was stated.</summary>
    public RequestRate? RequestsPerSecond { get; init; }
}
