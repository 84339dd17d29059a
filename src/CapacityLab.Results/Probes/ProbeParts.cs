using System.Text.Json.Serialization;
using CapacityLab.Results.Json;
using CapacityLab.Results.Units;

namespace CapacityLab.Results.Probes;

public enum ProbePurpose
{
    [JsonStringEnumMemberName("warm-up")]
    WarmUp,

    [JsonStringEnumMemberName("search")]
    Search,

    [JsonStringEnumMemberName("verification")]
    Verification,
}

public enum LoadModel
{
    [JsonStringEnumMemberName("open")]
    Open,

    [JsonStringEnumMemberName("closed")]
    Closed,
}

/// <summary>One named request of one scenario over a probe.</summary>
public sealed record StepResult
{
    public string Scenario { get; init; } = "";

    public string Name { get; init; } = "";

    public long Ok { get; init; }

    public long Failed { get; init; }

    public long BytesReceived { get; init; }

    public IReadOnlyDictionary<string, long> Failures { get; init; } = new Dictionary<string, long>();

    /// <summary>The first step of a scenario counts from the intended start, later ones from their own.</summary>
    public LatencySummary ResponseTimeMs { get; init; } = LatencySummary.Empty;
}

/// <summary>The generator's own use of the host over a probe, and whether it was the limit.</summary>
public sealed record GeneratorUse
{
    /// <summary>Which engine sent: httpclient; later epoll, io_uring, sockets.</summary>
    public string Engine { get; init; } = "";

    /// <summary>Processor time of the whole lab process per elapsed time.</summary>
    public Cpus CpuCores { get; init; }

    /// <summary>Processors that the process may run on.</summary>
    public Cpus CpuLimit { get; init; }

    /// <summary>Garbage collection pauses within the probe, in total.</summary>
    [JsonConverter(typeof(MillisecondsConverter))]
    [JsonPropertyName("gcPauseMs")]
    public TimeSpan GcPause { get; init; }

    /// <summary>The most arrivals that were due and not yet sent, seen at any moment.</summary>
    public long MaxBacklog { get; init; }

    /// <summary>The most arrivals in flight at once.</summary>
    public long MaxInFlight { get; init; }

    /// <summary>True where the generator, not the target, was the limit: no capacity may be drawn from the probe.</summary>
    public bool Limited { get; init; }

    /// <summary>Why, a sentence with figures for each rule that fired.</summary>
    public IReadOnlyList<string> LimitedBecause { get; init; } = [];
}

/// <summary>What one node used over one probe, from its samples.</summary>
public sealed record NodeUse
{
    public string Name { get; init; } = "";

    /// <summary>replica, balancer, database, or the name of the service (payments).</summary>
    public string Role { get; init; } = "";

    /// <summary>Samples behind the figures.</summary>
    public int Samples { get; init; }

    /// <summary>Processor time used over elapsed time, first to last sample.</summary>
    public Cpus CpuCores { get; init; }

    public Cpus? CpuLimit { get; init; }

    /// <summary>Periods in which the node was held back by its CPU limit, over all periods (0 to 1); null where the host cannot tell.</summary>
    public double? ThrottledShare { get; init; }

    /// <summary>The most memory seen, without reclaimable file cache.</summary>
    [JsonPropertyName("memoryMiB")]
    public MemorySize Memory { get; init; }

    [JsonPropertyName("memoryLimitMiB")]
    public MemorySize? MemoryLimit { get; init; }

    /// <summary>Bytes read from the network or, in the process runtime, by the process from sockets and files together; null where unknown.</summary>
    public long? RxBytes { get; init; }

    public long? TxBytes { get; init; }

    /// <summary>The most threads seen.</summary>
    public int Threads { get; init; }
}

/// <summary>Requests answered by one node. The name <c>none</c> stands for those no node answered.</summary>
public sealed record NodeShare(string Node, long Requests)
{
    public const string NoNode = "none";
}

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
