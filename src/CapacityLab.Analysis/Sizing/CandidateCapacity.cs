using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Sizing;

/// <summary>A size whose capacity is known, by measuring it or by a law that was fitted to measured ones.</summary>
public sealed record CandidateCapacity
{
    private const double MiBPerGiB = 1024;

    public required string Name { get; init; }

    /// <summary>From 1.</summary>
    public required int Replicas { get; init; }

    /// <summary>CPU limit of one replica.</summary>
    public required Cpus Cpus { get; init; }

    /// <summary>Memory limit of one replica.</summary>
    public required MemorySize Memory { get; init; }

    /// <summary>Lower end of the capacity's interval, or of a prediction's. The only figure that is relied on.</summary>
    public required RequestRate Low { get; init; }

    /// <summary>The rate that is stated, and held; null of a prediction.</summary>
    public RequestRate? Stated { get; init; }

    /// <summary>Upper end; null where none is known.</summary>
    public RequestRate? High { get; init; }

    /// <summary>Rates up to the capacity of which a probe failed, in the order of the rates.</summary>
    public IReadOnlyList<RequestRate> Outvoted { get; init; } = [];

    /// <summary>The lowest rate that failed, far above the capacity: nothing is known of what is between. Null where there is no such gap.</summary>
    public RequestRate? Untried { get; init; }

    public CapacityOrigin Origin { get; init; } = CapacityOrigin.Measured;

    /// <summary>CPU limit of its balancer; zero without one.</summary>
    public Cpus BalancerCpus { get; init; }

    public MemorySize BalancerMemory { get; init; }

    /// <summary>The cause that its bottleneck was given; empty where it was not measured.</summary>
    public string LimitedBy { get; init; } = "";

    public double TotalCores => Replicas * Cpus.Cores;

    public double TotalGib => Replicas * Memory.MiB / MiBPerGiB;

    internal double BalancerGib => BalancerMemory.MiB / MiBPerGiB;

    /// <summary>Whether a replica of one has the limits of a replica of the other.</summary>
    public bool HasReplicasOf(CandidateCapacity other) => Cpus == other.Cpus && Memory == other.Memory;
}
