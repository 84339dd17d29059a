using System.Text.Json.Serialization;
using CapacityLab.Results.Units;

namespace CapacityLab.Results.Layouts;

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
