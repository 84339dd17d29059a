using CapacityLab.Results.Units;

namespace CapacityLab.Plans;

/// <summary>How long and how finely to look for the capacity of a layout.</summary>
internal sealed record SearchOptions
{
    public static readonly SearchOptions QuickDefaults = new()
    {
        WarmUp = TimeSpan.FromSeconds(4),
        Probe = TimeSpan.FromSeconds(1.5),
        Precision = 0.15,
        MaxProbes = 5,
    };

    /// <summary>Most that warm-up may take; it ends earlier once the rate has settled. Default 6 s.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Length of a probe while the capacity is far, and the shortest later. Default 5 s.</summary>
    public TimeSpan Probe { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Width of the bracket, relative to its lower end, at which the search ends: 0.01 to 0.5. Default 0.08.</summary>
    public double Precision { get; init; } = 0.08;

    /// <summary>3 to 50. Default 10.</summary>
    public int MaxProbes { get; init; } = 10;

    /// <summary>Length of a probe near the capacity, at most. Null, the default: four times <see cref="Probe"/>.</summary>
    public TimeSpan? LongestProbe { get; init; }

    /// <summary>
    /// Iterations that a probe near the capacity should have, within <see cref="LongestProbe"/>. Default 6,085: the p99 to a quarter
    /// of a percentage point at 95 %, were they independent.
    /// </summary>
    public int Samples { get; init; } = 6_085;

    /// <summary>Most time that the probes of a layout may take together. Null, the default: twice <see cref="Probe"/> for each of <see cref="MaxProbes"/>.</summary>
    public TimeSpan? Budget { get; init; }

    /// <summary>
    /// The highest rate that may be sent, in the warm-up and in every pause too; null, the default: the search goes on until an objective
    /// breaks. Where a Poisson process would go above it in single seconds, arrivals are even.
    /// </summary>
    public RequestRate? MostRate { get; init; }

    /// <summary>
    /// Whether users 1, 2, 4, … measure the throughput by concurrency too; by default only where the warm-up found no settled rate
    /// that tells the scale.
    /// </summary>
    public bool Ladder { get; init; }

    /// <summary>Whether a bracket as narrow as the precision is enough, without a verification: of a quick run. No part of a plan.</summary>
    public bool EndsWithBracket { get; init; }
}
