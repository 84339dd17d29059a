using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Generator;

/// <summary>What is known of the generator after a run.</summary>
internal sealed record GeneratorEvidence
{
    public required ProbeResult Probe { get; init; }

    public required GeneratorUse Use { get; init; }

    /// <summary>Of the whole run, the wait for the last answers included.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Time that the processor's use was measured over: without that wait.</summary>
    public required TimeSpan LoadTime { get; init; }

    /// <summary>When the last arrival was begun.</summary>
    public TimeSpan LastStart { get; init; }

    public UptakeDelays Uptake { get; init; }

    /// <summary>Processor time of the busiest event loop; null where there are none.</summary>
    public TimeSpan? BusiestLoop { get; init; }

    public long PortsExhausted { get; init; }

    public long DescriptorsExhausted { get; init; }
}
