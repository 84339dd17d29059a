using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Capacity;

/// <summary>Bounds of a capacity search.</summary>
/// <param name="Scale">A first estimate of the highest rate, as from a settled warm-up; null: a ladder of users finds one.</param>
/// <param name="Precision">Width of the bracket over its lower end at which the search ends; also the width of the interval that it repeats for.</param>
/// <param name="MaxProbes">Probes at a rate at most; the ladder's short ones are not among them.</param>
public sealed record SearchSettings(RequestRate? Scale, double Precision, int MaxProbes)
{
    /// <summary>Length of a probe while the bracket is wide, and the shortest later. Default 3 s.</summary>
    public TimeSpan Probe { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The longest that a probe near the edge may be; shorter than <see cref="Probe"/> counts as that.</summary>
    public TimeSpan LongestProbe { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Iterations that a probe near the edge should have, as by <see cref="ProbeLength.SamplesFor"/>.</summary>
    public long Samples { get; init; } = ProbeLength.SamplesFor(0.99, 0.005);

    /// <summary>Most time that all probes together may take; null: as long as the probes last.</summary>
    public TimeSpan? Budget { get; init; }

    /// <summary>The highest rate that is of interest: where it holds the search is over, and the capacity not reached. Null: none.</summary>
    public RequestRate? MostRate { get; init; }

    /// <summary>The load that the plan states, which <see cref="PlanLoad"/> settles; null: none.</summary>
    public RequestRate? Load { get; init; }

    /// <summary>
    /// Rates are requests a second; what a probe counts and judges are iterations, each of so many requests. Above zero, default 1.
    /// </summary>
    public double RequestsPerIteration { get; init; } = 1;

    /// <summary>Where processors are used up, as by <see cref="Demands.WarmUpBound"/>; null: not known.</summary>
    public RequestRate? Bound { get; init; }

    /// <summary>Whether a bracket as narrow as the precision ends the search, and nothing is verified. Default: no.</summary>
    public bool EndsWithBracket { get; init; }

    /// <summary>Users of the ladder's last rung. Default 256.</summary>
    public int MostUsers { get; init; } = 256;
}
