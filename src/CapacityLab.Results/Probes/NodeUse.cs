using System.Text.Json.Serialization;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Results.Probes;

/// <summary>What one node used over one probe, from its samples.</summary>
public sealed record NodeUse
{
    public string Name { get; init; } = "";

    /// <summary>As in <see cref="NodeRole"/>, or the name of the service (payments).</summary>
    public string Role { get; init; } = "";

    /// <summary>Samples behind the figures.</summary>
    public int Samples { get; init; }

    /// <summary>Processor time used over elapsed time, first to last sample.</summary>
    public Cpus CpuCores { get; init; }

    /// <summary>Processor time used, first to last sample, in seconds; null in results from before there was this.</summary>
    public double? CpuSeconds { get; init; }

    public Cpus? CpuLimit { get; init; }

    /// <summary>Periods in which the node was held back by its CPU limit, over all periods (0 to 1); null where the host cannot tell.</summary>
    public double? ThrottledShare { get; init; }

    /// <summary>The part of its processor time that the kernel used for it (0 to 1), as for moving bytes; null where the host cannot tell.</summary>
    public double? KernelShare { get; init; }

    /// <summary>The most memory seen, without reclaimable file cache.</summary>
    [JsonPropertyName("memoryMiB")]
    public MemorySize Memory { get; init; }

    [JsonPropertyName("memoryLimitMiB")]
    public MemorySize? MemoryLimit { get; init; }

    /// <summary>Times that it ran into its memory limit and the kernel had to take memory back; null where the host cannot tell.</summary>
    public long? MemoryLimitHits { get; init; }

    /// <summary>Processes of it that the kernel killed at its memory limit, counted by the kernel; null where the host cannot tell.</summary>
    public long? OutOfMemoryKills { get; init; }

    /// <summary>Lines of its log that tell of .NET's OutOfMemoryException; null where the log cannot be read.</summary>
    public long? OutOfMemoryErrors { get; init; }

    /// <summary>Such lines before the probe, since the node was started; null where the log cannot be read.</summary>
    public long? OutOfMemoryErrorsBefore { get; init; }

    /// <summary>Bytes received on the TCP connections of the port that the node listens on; those of a connection's last moments may be missed; null where the host cannot tell.</summary>
    public long? RxBytes { get; init; }

    public long? TxBytes { get; init; }

    /// <summary>The most threads seen.</summary>
    public int Threads { get; init; }

    /// <summary>What came of its health check after the probe, where that got no answer, a sentence; empty where it did or was not asked.</summary>
    public string NoAnswer { get; init; } = "";

    /// <summary>What its own meters said; null where it shows none.</summary>
    public RuntimeUse? Runtime { get; init; }
}
