using System.Text.Json;
using System.Text.Json.Serialization;
using CapacityLab.Results.Json;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Results.Runs;

public enum RunStatus
{
    /// <summary>Every layout was carried out.</summary>
    [JsonStringEnumMemberName("complete")]
    Complete,

    /// <summary>Interrupted, or a layout could not be measured.</summary>
    [JsonStringEnumMemberName("partial")]
    Partial,

    /// <summary>Nothing in it may be relied on.</summary>
    [JsonStringEnumMemberName("invalid")]
    Invalid,
}

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

    /// <summary>The exit code of the command.</summary>
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

    public IReadOnlyList<GateResult> Gates { get; init; } = [];

    public IReadOnlyList<AlertResult> Alerts { get; init; } = [];
}

/// <summary>The machine and the software that a run was made with.</summary>
public sealed record HostSnapshot
{
    public string Name { get; init; } = "";

    public string OperatingSystem { get; init; } = "";

    public string Architecture { get; init; } = "";

    public string Processor { get; init; } = "";

    public int Cores { get; init; }

    [JsonPropertyName("memoryMiB")]
    public MemorySize Memory { get; init; }

    public string DotnetVersion { get; init; } = "";

    public string CapacityLabVersion { get; init; } = "";

    /// <summary>Processors that the generator ran on, such as <c>0</c> or <c>0-1</c>.</summary>
    public string GeneratorProcessors { get; init; } = "";

    /// <summary>Processors that the target's nodes ran on.</summary>
    public string TargetProcessors { get; init; } = "";
}

/// <summary>What must hold (SLO).</summary>
public sealed record Objectives
{
    /// <summary>Most that the 99th percentile of the response time may be; null: not an objective.</summary>
    [JsonConverter(typeof(MillisecondsConverter))]
    [JsonPropertyName("p99Ms")]
    public TimeSpan? P99 { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Least share of the scheduled arrivals that must end ok, 0 to 1.</summary>
    public double SuccessRatio { get; init; } = 0.99;

    /// <summary>The load that at least one layout must hold; null: none was stated.</summary>
    public RequestRate? RequestsPerSecond { get; init; }
}

/// <summary>A reason to read the numbers with care.</summary>
/// <param name="Code">Short and stable, such as <c>host-overcommitted</c>.</param>
/// <param name="Layout">The layout it speaks of; empty: the whole run.</param>
/// <param name="Message">What, with figures.</param>
/// <param name="Advice">What to do about it.</param>
public sealed record Warning(string Code, string Layout, string Message, string Advice);

public enum GateOutcome
{
    [JsonStringEnumMemberName("pass")]
    Pass,

    [JsonStringEnumMemberName("fail")]
    Fail,

    [JsonStringEnumMemberName("inconclusive")]
    Inconclusive,
}

/// <summary>A rule on the result, judged.</summary>
public sealed record GateResult
{
    public string Name { get; init; } = "";

    /// <summary>The layout it was judged on; empty: the run.</summary>
    public string Layout { get; init; } = "";

    public GateOutcome Outcome { get; init; }

    /// <summary>The sense of the comparison: <c>≤</c> or <c>≥</c>.</summary>
    public string Comparison { get; init; } = "";

    public double Target { get; init; }

    /// <summary>Null where nothing could be measured.</summary>
    public double? Actual { get; init; }

    /// <summary>Distance to the target over the target; positive: on the good side. Null without an actual.</summary>
    public double? Margin { get; init; }

    public string Unit { get; init; } = "";

    /// <summary>What it was judged on, in a sentence.</summary>
    public string Basis { get; init; } = "";
}

/// <summary>A rule that fired while a probe ran.</summary>
public sealed record AlertResult
{
    public string Name { get; init; } = "";

    public string Layout { get; init; } = "";

    public int ProbeIndex { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it held again, or the probe ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public double Value { get; init; }

    public double Threshold { get; init; }

    public string Message { get; init; } = "";
}
