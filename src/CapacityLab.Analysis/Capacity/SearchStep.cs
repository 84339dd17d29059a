using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Capacity;

/// <summary>What one probe of the search showed.</summary>
/// <param name="Rate">The offered rate; of a rung of the ladder, the rate that was reached.</param>
/// <param name="Held">Whether every objective held; null: nothing can be concluded, the generator was the limit.</param>
/// <param name="Broken">The objectives that broke, in sentences.</param>
public sealed record SearchStep(RequestRate Rate, bool? Held, IReadOnlyList<string> Broken)
{
    public ProbePurpose Purpose { get; init; } = ProbePurpose.Search;

    /// <summary>Users of a rung of the ladder; 0 for a probe at a rate.</summary>
    public int Users { get; init; }

    /// <summary>What it took of the budget.</summary>
    public TimeSpan Length { get; init; }

    /// <summary>Length that its verdict stands for: of one that was ended early, the whole that could not hold any more. Zero: <see cref="Length"/>.</summary>
    public TimeSpan Planned { get; init; }

    /// <summary>As by <see cref="ObjectiveMargin"/>; null: only whether it held is known.</summary>
    public double? Margin { get; init; }

    /// <summary>Responses that its verdict rests on.</summary>
    public long Responses { get; init; }

    /// <summary>
    /// By what share its rate may be above what the target can keep up without this probe showing it: while it lasts, a queue that grows
    /// by that share of the arrivals makes the last of them wait for just the p99 that is allowed. At most that, over its length.
    /// </summary>
    public double Unnoticed { get; init; }

    /// <summary>Whether its counts break Little's law.</summary>
    public bool Inconsistent { get; init; }

    /// <summary>Whether something beside the target may have made it.</summary>
    public bool HasDisturbances { get; init; }

    /// <summary>Whether others on the host left it without a conclusion.</summary>
    public bool Disturbed { get; init; }

    /// <summary>Whether the target was still occupied by the probe before when it began.</summary>
    public bool Unrecovered { get; init; }

    /// <summary>Of a probe that has been judged.</summary>
    public static SearchStep Of(ProbeOrder order, Objectives objectives, ProbeResult probe) =>
        new(
            order.Users > 0 ? probe.Achieved : order.Rate,
            order.Users > 0 ? null : probe.ObjectivesHeld,
            probe.ObjectivesBroken
        )
        {
            Purpose = order.Purpose,
            Users = order.Users,
            Length = probe.Duration,
            Planned = order.Length,
            Margin = probe.JudgedResponses > 0 ? null : MarginOf(objectives, probe),
            Responses = probe.JudgedResponses > 0 ? probe.JudgedResponses : probe.ResponseTimeMs.Count,
            Unnoticed = probe.Duration > TimeSpan.Zero ? objectives.P99 / probe.Duration : 0,
            Inconsistent = ProbeDisturbance.BreaksLittlesLaw(probe),
            HasDisturbances = probe.Disturbances.Count > 0 || probe.DisturbedBy.Length > 0,
            Disturbed = probe.DisturbedBy.Length > 0,
            Unrecovered = probe.Recovery is { Recovered: false },
        };

    /// <summary>
    /// Of one that was ended early what had been measured by then, where that broke an objective already: the whole would have been
    /// no better. Where it only had to come to that, how far is not known.
    /// </summary>
    private static double MarginOf(Objectives objectives, ProbeResult probe)
    {
        double margin = ObjectiveMargin.Of(objectives, probe);
        return probe.EndedEarly.Length > 0 && margin <= 0 ? double.PositiveInfinity : margin;
    }
}
