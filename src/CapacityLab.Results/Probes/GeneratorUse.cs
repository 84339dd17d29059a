using System.Text.Json.Serialization;
using CapacityLab.Results.Json;
using CapacityLab.Results.Units;

namespace CapacityLab.Results.Probes;

/// <summary>The generator's own use of the host over a probe, and whether it was the limit.</summary>
public sealed record GeneratorUse
{
    /// <summary>Which engine sent: io_uring, epoll or sockets (the fast path), httpclient (the general one).</summary>
    public string Engine { get; init; } = "";

    /// <summary>Processor time of the whole lab process per elapsed time, until the load was over.</summary>
    public Cpus CpuCores { get; init; }

    /// <summary>Processors that the process may run on.</summary>
    public Cpus CpuLimit { get; init; }

    /// <summary>
    /// Share of the periods of its processor quota in which the process was held back, 0 to 1, until the load was over; null where no
    /// quota applies to it.
    /// </summary>
    public double? ThrottledShare { get; init; }

    /// <summary>Garbage collection pauses within the probe, in total.</summary>
    [JsonConverter(typeof(MillisecondsConverter))]
    [JsonPropertyName("gcPauseMs")]
    public TimeSpan GcPause { get; init; }

    /// <summary>The most arrivals that were due and not yet sent, seen at any moment.</summary>
    public long MaxBacklog { get; init; }

    /// <summary>The most arrivals in flight at once.</summary>
    public long MaxInFlight { get; init; }

    /// <summary>Mean number of arrivals in flight while the schedule ran, from readings every 10 ms.</summary>
    public double MeanInFlight { get; init; }

    /// <summary>True where the generator, not the target, was the limit: no capacity may be drawn from the probe.</summary>
    public bool Limited { get; init; }

    /// <summary>Why, a sentence with figures for each rule that fired.</summary>
    public IReadOnlyList<string> LimitedBecause { get; init; } = [];
}
