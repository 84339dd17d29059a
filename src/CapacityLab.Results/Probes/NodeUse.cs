using System.Text.Json.Serialization;
using CapacityLab.Results.Units;

namespace CapacityLab.Results.Probes;

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

    /// <summary>Bytes received on the TCP connections of the port that the node listens on; those of a connection's last moments may be missed; null where the host cannot tell.</summary>
    public long? RxBytes { get; init; }

    public long? TxBytes { get; init; }

    /// <summary>The most threads seen.</summary>
    public int Threads { get; init; }
}
