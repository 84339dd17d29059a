using System.Text.Json;
using System.Text.Json.Serialization;
using CapacityLab.Results.Json;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Scaling;
using CapacityLab.Results.Sizing;

namespace CapacityLab.Results.Runs;

/// <summary>What a run leaves behind: the one model that every report, gate and comparison reads.</summary>
public sealed record RunResult
{
    public const int CurrentSchemaVersion = 1;

    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>Sortable name of the run, also its folder and the label of everything it started.</summary>
    public string RunId { get; init; } = "";

    public RunStatus Status { get; init; }

    /// <summary>The answer in one sentence.</summary>
    public string Verdict { get; init; } = "";

    /// <summary>The exit code of the command, of <see cref="ExitCodes"/>.</summary>
    public int ExitCode { get; init; }

    public HostSnapshot Host { get; init; } = new();

    /// <summary>The plan as it was carried out, sizes scaled, secrets removed.</summary>
    public JsonElement? Plan { get; init; }

    /// <summary>The command that makes this run again.</summary>
    public string Command { get; init; } = "";

    public DateTimeOffset StartedAt { get; init; }

    [JsonConverter(typeof(SecondsConverter))]
    [JsonPropertyName("durationSeconds")]
    public TimeSpan Duration { get; init; }

    public Objectives Objectives { get; init; } = new();

    public IReadOnlyList<Warning> Warnings { get; init; } = [];

    public IReadOnlyList<LayoutResult> Layouts { get; init; } = [];

    /// <summary>How capacity follows size over the layouts.</summary>
    public ScalingResult Scaling { get; init; } = new();

    /// <summary>What to run for the plan's load; null in results of versions that did not say.</summary>
    public SizingResult? Recommendation { get; init; }

    public IReadOnlyList<GateResult> Gates { get; init; } = [];

    public IReadOnlyList<AlertResult> Alerts { get; init; } = [];
}
