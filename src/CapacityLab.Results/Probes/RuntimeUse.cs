using System.Text.Json.Serialization;

namespace CapacityLab.Results.Probes;

/// <summary>
/// What a node's own meters said over a probe, as its metrics page shows them: differences between the first page and the last.
/// Null where the node has no such meter. The pages are read from outside; a node that is too busy to answer misses some.
/// </summary>
public sealed record RuntimeUse
{
    /// <summary>Pages read.</summary>
    public int Pages { get; init; }

    /// <summary>Pages asked for and not had within a second.</summary>
    public int PagesMissed { get; init; }

    /// <summary>Of <see cref="Pages"/>, those within the measurement: the first and the last are read while nothing is asked of the node.</summary>
    [JsonIgnore]
    public int GaugeReadings => Math.Max(0, Pages - 2);

    /// <summary>Seconds from the first page to the end of the measurement.</summary>
    public double Seconds { get; init; }

    /// <summary>Time in which garbage collection stood all threads still, over <see cref="Seconds"/> (0 to 1).</summary>
    public double? GcPauseShare { get; init; }

    public double? Gen2Collections { get; init; }

    public double? AllocatedBytes { get; init; }

    /// <summary>Times that a thread had to wait for a monitor lock.</summary>
    public double? LockContentions { get; init; }

    /// <summary>Work items that waited for a pool thread: mean over the pages within the measurement; null where there is none.</summary>
    public double? ThreadPoolQueueMean { get; init; }

    public double? ThreadPoolQueueMax { get; init; }

    /// <summary>Threads of the pool at the first page.</summary>
    public double? ThreadPoolThreadsFirst { get; init; }

    public double? ThreadPoolThreadsMax { get; init; }

    /// <summary>Requests that the node answered, the pages themselves not counted.</summary>
    public double? Requests { get; init; }

    /// <summary>Sum of the time that those took inside the node.</summary>
    public double? RequestSeconds { get; init; }

    /// <summary>Requests that the node sent to others by HTTP.</summary>
    public double? ClientRequests { get; init; }

    /// <summary>Sum of the time that those took, the wait for a connection included.</summary>
    public double? ClientSeconds { get; init; }

    /// <summary>The part of <see cref="ClientSeconds"/> that was the wait for a connection of the pool.</summary>
    public double? ClientQueueSeconds { get; init; }

    /// <summary>Database operations.</summary>
    public double? DatabaseOperations { get; init; }

    /// <summary>Sum of the time that those took, the wait for a connection not included.</summary>
    public double? DatabaseSeconds { get; init; }

    /// <summary>Sum of the waits for a database connection; null where the provider does not measure them.</summary>
    public double? DatabaseWaitSeconds { get; init; }

    /// <summary>Requests that waited for a database connection: mean over the pages within the measurement; null where there is none.</summary>
    public double? DatabasePendingMean { get; init; }

    public double? Exceptions { get; init; }
}
