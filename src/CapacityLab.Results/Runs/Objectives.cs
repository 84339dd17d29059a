using System.Text.Json.Serialization;
using CapacityLab.Results.Json;
using CapacityLab.Results.Units;

namespace CapacityLab.Results.Runs;

/// <summary>What must hold (SLO).</summary>
public sealed record Objectives
{
    /// <summary>Most that the 99th percentile of an iteration's response time may be, all of its requests together. Default 200 ms.</summary>
    [JsonConverter(typeof(MillisecondsConverter))]
    [JsonPropertyName("p99Ms")]
    public TimeSpan P99 { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Most that the 99th percentile of a single request's response time may be; null, the default: anything.</summary>
    [JsonConverter(typeof(MillisecondsConverter))]
    [JsonPropertyName("requestP99Ms")]
    public TimeSpan? RequestP99 { get; init; }

    /// <summary>Least share of the scheduled arrivals that must end ok, 0 to 1.</summary>
    public double SuccessRatio { get; init; } = 0.99;

    /// <summary>
    /// The load that at least one layout must hold, as the service sees it; null: none was stated. In a result also where it was stated
    /// as <see cref="IterationsPerSecond"/>.
    /// </summary>
    public RequestRate? RequestsPerSecond { get; init; }

    /// <summary>The load as it was stated in iterations; null where it was not.</summary>
    public IterationRate? IterationsPerSecond { get; init; }

    /// <summary>The load, however it was stated; null where none was.</summary>
    public RequestRate? Load(double requestsPerIteration) =>
        RequestsPerSecond ?? IterationsPerSecond?.Requests(requestsPerIteration);
}
