using System.Text.Json.Serialization;
using CapacityLab.Results.Json;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Results.Layouts;

public enum LayoutKind
{
    [JsonStringEnumMemberName("vertical")]
    Vertical,

    [JsonStringEnumMemberName("horizontal")]
    Horizontal,
}

/// <summary>Everything that is known of one layout: how it stood, what it took, what it used.</summary>
public sealed record LayoutResult
{
    public string Name { get; init; } = "";

    public LayoutKind Kind { get; init; }

    public int Replicas { get; init; }

    /// <summary>CPU limit of one replica.</summary>
    public Cpus Cpus { get; init; }

    /// <summary>Memory limit of one replica.</summary>
    [JsonPropertyName("memoryMiB")]
    public MemorySize Memory { get; init; }

    /// <summary>docker or process.</summary>
    public string Runtime { get; init; } = "";

    /// <summary>What held the limits: cgroup-v2, cgroup-v1, affinity (see doctor), or docker.</summary>
    public string LimitsBy { get; init; } = "";

    /// <summary>What spread the requests: nginx, yarp, or empty for one replica without a balancer.</summary>
    public string Balancer { get; init; } = "";

    /// <summary>From the first process started to every node healthy.</summary>
    [JsonConverter(typeof(SecondsConverter))]
    [JsonPropertyName("startUpSeconds")]
    public TimeSpan StartUp { get; init; }

    public WarmUpResult WarmUp { get; init; } = new();

    public CapacityResult Capacity { get; init; } = new();

    public BottleneckResult Bottleneck { get; init; } = new();

    public IReadOnlyList<ProbeResult> Probes { get; init; } = [];

    /// <summary>Sum of the probes' shares.</summary>
    public IReadOnlyList<NodeShare> Shares { get; init; } = [];

    /// <summary>What happened to nodes outside the plan: died, killed, out of memory.</summary>
    public IReadOnlyList<NodeEvent> Events { get; init; } = [];

    /// <summary>Every sample of every node, from the first probe to the last.</summary>
    public IReadOnlyList<NodeSample> Samples { get; init; } = [];

    /// <summary>Why the layout could not be measured, with the node's last log lines; empty where it was.</summary>
    public string Error { get; init; } = "";

    /// <summary>The exit code that the error asks for: 6 or 7; 0 without one.</summary>
    public int ErrorExitCode { get; init; }
}

/// <summary>What was sent and not counted before the first probe.</summary>
public sealed record WarmUpResult
{
    [JsonConverter(typeof(SecondsConverter))]
    [JsonPropertyName("durationSeconds")]
    public TimeSpan Duration { get; init; }

    public long Requests { get; init; }

    /// <summary>Whether the rate settled within the bound; if not, the first probes may still be warming.</summary>
    public bool Settled { get; init; }

    /// <summary>The rate of the last stretch, by a fixed number of virtual users.</summary>
    public RequestRate Rate { get; init; }

    /// <summary>Whether CPU limits were off for the start and the first stretch.</summary>
    public bool Boosted { get; init; }
}

public enum CapacityStatus
{
    [JsonStringEnumMemberName("measured")]
    Measured,

    [JsonStringEnumMemberName("generator-limited")]
    GeneratorLimited,

    [JsonStringEnumMemberName("failed")]
    Failed,

    [JsonStringEnumMemberName("not-reached")]
    NotReached,
}

/// <summary>The highest offered rate at which every objective held.</summary>
public sealed record CapacityResult
{
    /// <summary>The highest rate that held; null where none did or, the generator being the limit, none may be stated.</summary>
    public RequestRate? RequestsPerSecond { get; init; }

    /// <summary>Lower end of the bracket: the highest rate that held; zero where none did.</summary>
    public RequestRate Low { get; init; }

    /// <summary>Upper end of the bracket: the lowest rate above it that did not hold; null where every rate held.</summary>
    public RequestRate? High { get; init; }

    public CapacityStatus Status { get; init; } = CapacityStatus.Failed;

    /// <summary>The objective that broke first, above the capacity; empty where none did.</summary>
    public string BrokenBy { get; init; } = "";

    /// <summary>Probes that the figure rests on.</summary>
    public int Probes { get; init; }
}

/// <summary>What gave out first. <c>unknown</c> rather than a guess.</summary>
public sealed record BottleneckResult
{
    /// <summary>One of the causes in <see cref="BottleneckCause"/>.</summary>
    public string Cause { get; init; } = BottleneckCause.Unknown;

    public string Node { get; init; } = "";

    /// <summary>0 (a guess) to 1 (certain).</summary>
    public double Confidence { get; init; }

    public IReadOnlyList<Evidence> Evidence { get; init; } = [];
}

/// <summary>One observation that speaks for a cause.</summary>
/// <param name="Statement">A sentence with the figures in it.</param>
/// <param name="Signal">Name of the signal, such as <c>throttledShare</c>.</param>
/// <param name="Value">The value observed.</param>
/// <param name="Threshold">The value from which the signal counts as evidence.</param>
public sealed record Evidence(string Statement, string Signal, double Value, double Threshold);

/// <summary>The causes that a bottleneck can have.</summary>
public static class BottleneckCause
{
    public const string CpuLimit = "cpu-limit";
    public const string HostCpu = "host-cpu";
    public const string Memory = "memory";
    public const string Gc = "gc";
    public const string Lock = "lock";
    public const string ThreadPool = "thread-pool";
    public const string Dependency = "dependency";
    public const string ConnectionPool = "connection-pool";
    public const string Database = "database";
    public const string Balancer = "balancer";
    public const string Network = "network";
    public const string Generator = "generator";
    public const string None = "none";
    public const string Unknown = "unknown";
}

/// <summary>Something that happened to a node.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Kind">died, out-of-memory.</param>
/// <param name="At">When it was seen.</param>
/// <param name="ProbeIndex">The probe that was running; 0 outside of probes.</param>
/// <param name="Message">A sentence with the exit code or signal.</param>
public sealed record NodeEvent(string Node, string Kind, DateTimeOffset At, int ProbeIndex, string Message);

/// <summary>One observation of one node. Rates are over the time since the node's previous sample.</summary>
public sealed record NodeSample
{
    public DateTimeOffset At { get; init; }

    /// <summary>The probe that was running; 0 between probes.</summary>
    public int ProbeIndex { get; init; }

    public string Node { get; init; } = "";

    public Cpus CpuCores { get; init; }

    public double? ThrottledShare { get; init; }

    [JsonPropertyName("memoryMiB")]
    public MemorySize Memory { get; init; }

    /// <summary>Bytes since the previous sample.</summary>
    public long? RxBytes { get; init; }

    public long? TxBytes { get; init; }

    public int Threads { get; init; }
}
