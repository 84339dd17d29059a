using System.Text.Json.Serialization;
using CapacityLab.Results.Probes;

namespace CapacityLab.Commands.Loads;

/// <summary>A report as <c>load --json</c> writes it.</summary>
internal sealed record LoadJson
{
    public required string Url { get; init; }

    public required LoadModel Model { get; init; }

    public required string Engine { get; init; }

    public required int Connections { get; init; }

    public required int Seed { get; init; }

    public required bool Partial { get; init; }

    public required string? Notice { get; init; }

    public required double DurationSeconds { get; init; }

    public required double ElapsedSeconds { get; init; }

    public required double? OfferedPerSecond { get; init; }

    public required double RequestsPerSecond { get; init; }

    public required double RequestsPerElapsedSecond { get; init; }

    public required long Scheduled { get; init; }

    public required long Completed { get; init; }

    public required long CompletedInTime { get; init; }

    public required long Failed { get; init; }

    public required long Dropped { get; init; }

    public required long NotSent { get; init; }

    public required long InFlightAtEnd { get; init; }

    public required IReadOnlyDictionary<string, long> Failures { get; init; }

    public required IReadOnlyDictionary<string, long> Statuses { get; init; }

    public required IReadOnlyList<FailureExample> FailureExamples { get; init; }

    public required long? Resent { get; init; }

    public required long BytesReceived { get; init; }

    public required LoadLatency ResponseTimeMs { get; init; }

    public required IReadOnlyList<LatencyBucket> ResponseTimeHistogram { get; init; }

    public required LoadLatency ServiceTimeMs { get; init; }

    public required LoadLatency SendLagMs { get; init; }

    public required double? CpuMicrosecondsPerRequest { get; init; }

    public required GeneratorUse Generator { get; init; }

    /// <summary>Processors of the host that others used, the target among them where it runs here; null where the host cannot tell.</summary>
    public double? OthersCpuCores { get; init; }

    public required IReadOnlyList<IntervalResult> Intervals { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    WriteIndented = true
)]
[JsonSerializable(typeof(LoadJson))]
internal sealed partial class LoadJsonContext : JsonSerializerContext;
