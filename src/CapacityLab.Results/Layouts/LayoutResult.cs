using System.Text.Json.Serialization;
using CapacityLab.Results.Json;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Scaling;
using CapacityLab.Results.Units;

namespace CapacityLab.Results.Layouts;

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

    /// <summary>As in <see cref="RuntimeName"/>.</summary>
    public string Runtime { get; init; } = "";

    /// <summary>What held the limits, as in <see cref="LimitMechanism"/>; doctor says why.</summary>
    public string LimitsBy { get; init; } = "";

    /// <summary>What spread the requests: nginx, yarp, or empty for one replica without a balancer.</summary>
    public string Balancer { get; init; } = "";

    /// <summary>From the first process started to every node healthy.</summary>
    [JsonConverter(typeof(SecondsConverter))]
    [JsonPropertyName("startUpSeconds")]
    public TimeSpan StartUp { get; init; }

    /// <summary>
    /// What it ran on and with, by name: <c>engine</c>, <c>image.NODE</c> with its digest, <c>limits.NODE</c> as the engine
    /// gives them back, <c>start-up.NODE</c> until it was ready, <c>database.fsync</c>; in both runtimes <c>sampling</c>, what the readings cost the lab,
    /// and <c>log.NODE</c> why its log is not whole; <c>swap.NODE</c> where the kernel does not account swap.
    /// </summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    public WarmUpResult WarmUp { get; init; } = new();

    public CapacityResult Capacity { get; init; } = new();

    public BottleneckResult Bottleneck { get; init; } = new();

    /// <summary>What a request takes of each node; empty where no probe was usable for it.</summary>
    public IReadOnlyList<ServiceDemand> Demands { get; init; } = [];

    /// <summary>The bounds that follow, beside the capacity; null in results from before there was this.</summary>
    public DemandCheck? DemandCheck { get; init; }

    /// <summary>Throughput against virtual users, of the closed probes; null with fewer than two numbers of users.</summary>
    public ScalingLaw? ConcurrencyScaling { get; init; }

    public IReadOnlyList<ProbeResult> Probes { get; init; } = [];

    /// <summary>Sum of the probes' shares.</summary>
    public IReadOnlyList<NodeShare> Shares { get; init; } = [];

    /// <summary>What happened to nodes outside the plan: died, killed, out of memory.</summary>
    public IReadOnlyList<NodeEvent> Events { get; init; } = [];

    /// <summary>Every sample of every node, from the first probe to the last.</summary>
    public IReadOnlyList<NodeSample> Samples { get; init; } = [];

    /// <summary>Why the layout could not be measured, with the node's last log lines; empty where it was.</summary>
    public string Error { get; init; } = "";

    /// <summary>The exit code that the error asks for: 7, 6, or 2 of a scenario that fails at any rate; 0 without one.</summary>
    public int ErrorExitCode { get; init; }
}
