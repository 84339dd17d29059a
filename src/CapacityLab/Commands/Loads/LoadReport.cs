using System.Text.Json;
using System.Text.Json.Serialization;
using CapacityLab.Results.Probes;

namespace CapacityLab.Commands.Loads;

/// <summary>What one load has shown. Text and JSON render it and compute nothing more.</summary>
internal sealed record LoadReport(Uri Url, LoadRequest Request, ProbeResult Probe, bool IsPartial)
{
    /// <summary>Of the measured part, the wait for the last answers included.</summary>
    public TimeSpan Span =>
        Probe.Intervals.Count == 0 ? Probe.Duration : Probe.Intervals[^1].At + Probe.Intervals[^1].Length;

    public double RequestsPerSecond => Span > TimeSpan.Zero ? Probe.Completed / Span.TotalSeconds : 0;

    public long BytesReceived => Probe.Steps.Sum(step => step.BytesReceived);

    /// <summary>User and system time of this whole process per completed request; null where none was completed.</summary>
    public double? CpuMicrosecondsPerRequest =>
        Probe.Completed > 0 ? Probe.Generator.CpuCores.Cores * Span.TotalMicroseconds / Probe.Completed : null;

    public string ToJson() =>
        JsonSerializer.Serialize(
            new LoadJson
            {
                Url = Url.AbsoluteUri,
                Model = Probe.Model,
                Engine = Probe.Generator.Engine,
                Connections = Probe.Concurrency,
                Seed = Request.Seed,
                Partial = IsPartial,
                DurationSeconds = Span.TotalSeconds,
                OfferedPerSecond = Probe.Model == LoadModel.Open ? Probe.Offered.PerSecond : null,
                RequestsPerSecond = RequestsPerSecond,
                Scheduled = Probe.Scheduled,
                Completed = Probe.Completed,
                Failed = Probe.Failed,
                Dropped = Probe.Dropped,
                InFlightAtEnd = Probe.InFlightAtEnd,
                Failures = Probe.Failures,
                BytesReceived = BytesReceived,
                ResponseTimeMs = Probe.ResponseTimeMs,
                ResponseTimeHistogram = Probe.ResponseTimeHistogram,
                ServiceTimeMs = Probe.ServiceTimeMs,
                SendLagMs = Probe.SendLagMs,
                CpuMicrosecondsPerRequest = CpuMicrosecondsPerRequest,
                Generator = Probe.Generator,
                Intervals = Probe.Intervals,
            },
            LoadJsonContext.Default.LoadJson
        );
}

internal sealed record LoadJson
{
    public required string Url { get; init; }

    public required LoadModel Model { get; init; }

    public required string Engine { get; init; }

    public required int Connections { get; init; }

    public required int Seed { get; init; }

    public required bool Partial { get; init; }

    public required double DurationSeconds { get; init; }

    public required double? OfferedPerSecond { get; init; }

    public required double RequestsPerSecond { get; init; }

    public required long Scheduled { get; init; }

    public required long Completed { get; init; }

    public required long Failed { get; init; }

    public required long Dropped { get; init; }

    public required long InFlightAtEnd { get; init; }

    public required IReadOnlyDictionary<string, long> Failures { get; init; }

    public required long BytesReceived { get; init; }

    public required LatencySummary ResponseTimeMs { get; init; }

    public required IReadOnlyList<LatencyBucket> ResponseTimeHistogram { get; init; }

    public required LatencySummary ServiceTimeMs { get; init; }

    public required LatencySummary SendLagMs { get; init; }

    public required double? CpuMicrosecondsPerRequest { get; init; }

    public required GeneratorUse Generator { get; init; }

    public required IReadOnlyList<IntervalResult> Intervals { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    WriteIndented = true
)]
[JsonSerializable(typeof(LoadJson))]
internal sealed partial class LoadJsonContext : JsonSerializerContext;
