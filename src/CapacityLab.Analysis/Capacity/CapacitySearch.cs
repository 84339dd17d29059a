using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Capacity;

/// <summary>
/// The search for the highest rate at which every objective holds, as a pure function of the steps so far:
/// <list type="number">
/// <item>Without a scale, a <see cref="UserLadder"/> of the closed model finds one.</item>
/// <item>Bracket: rates rise from a part of the scale until one does not hold, or, where the first does not hold twice, fall until
/// one does.</item>
/// <item>Narrow: probes inside the bracket, drawn by the margins to where the objective is crossed, until it is as narrow as asked.
/// Its upper end is probed once more: one disturbance there would make the capacity look small.</item>
/// <item>Repeat: where probes near the edge scatter by more than the precision, or drift, further ones on both sides of it, until
/// the interval is as narrow as asked or the probes or the time are used up. Plain bisection believes every answer and near the
/// edge half of them are chance; the <see cref="EdgeFit"/> weighs them together.</item>
/// <item>Where a bracket is enough (<see cref="SearchSettings.EndsWithBracket"/>), it is halved to the precision, and nothing else is done.</item>
/// <item>Verify: a rate just below the edge has to hold in a probe of its own; where it does not, a lower one (<see cref="Verification"/>).</item>
/// </list>
/// Probes from which nothing can be concluded are repeated twice, and where others used the host five times: a disturbance passes, a
/// generator that is too small stays so. A suspect probe that did not hold is repeated once, and so is
/// one whose counts contradict each other.
/// </summary>
public static class CapacitySearch
{
    /// <summary>How often in a row a probe may end without a conclusion.</summary>
    private const int MostUndecided = 3;

    /// <summary>The same where each of them was suspect.</summary>
    private const int MostDisturbed = 6;

    private const int ProbesAfterLadder = 2;

    /// <summary>The probe that comes next; null when the search is over.</summary>
    public static ProbeOrder? Next(SearchSettings settings, IReadOnlyList<SearchStep> steps)
    {
        var rungs = steps.Where(step => step.Users > 0).ToList();
        var probes = steps.Where(step => step.Users == 0).ToList();
        var order =
            settings.Scale is null && probes.Count == 0 && Rung(settings, steps, rungs) is { } rung
                ? rung
                : PlanLoad.Settle(
                    Left(settings, steps),
                    probes,
                    probes.Count >= settings.MaxProbes || IsHopeless(PlanLoad.Others(settings, probes))
                        ? null
                        : NextProbe(
                            Left(settings, steps) with
                            {
                                Scale = settings.Scale ?? UserLadder.Scale(rungs),
                            },
                            probes
                        )
                );
        return order is not null && WithinMostRate(settings, probes, order) is { } within
            ? WithinBudget(Left(settings, steps), within)
            : null;
    }

    /// <summary>
    /// What the steps show, by those alone that have a conclusion. The generator was the limit where it left no rate known at which
    /// the target gives out: then no capacity is stated.
    /// </summary>
    /// <param name="settings">The search's.</param>
    /// <param name="steps">All of them, in order.</param>
    public static CapacityResult Conclude(SearchSettings settings, IReadOnlyList<SearchStep> steps)
    {
        List<SearchStep> probes = [.. steps.Where(step => step.Users == 0)];
        var result = Conclusion.Of(settings.Precision, probes, Undecided(steps) > 0);
        return result with
        {
            IterationsPerSecond = Iterations(settings, result.RequestsPerSecond),
            Caveats = [.. Capacity.Caveats.Of(Left(settings, steps), probes, result)],
        };
    }

    private static IterationRate? Iterations(SearchSettings settings, RequestRate? stated) =>
        stated is { } rate ? IterationRate.Of(rate, settings.RequestsPerIteration) : null;

    /// <summary>Null: the scale is known, or the time is needed for probes at a rate.</summary>
    private static ProbeOrder? Rung(SearchSettings settings, IReadOnlyList<SearchStep> steps, List<SearchStep> rungs) =>
        UserLadder.Next(settings, rungs) is { } rung
        && !(Left(settings, steps).Budget < rung.Length + (ProbesAfterLadder * settings.Probe))
            ? rung
            : null;

    private static ProbeOrder? NextProbe(SearchSettings settings, List<SearchStep> probes) =>
        probes.Count > 0 && MustRepeat(probes) ? Again(settings, probes[^1]) : Narrowing.Next(settings, probes);

    /// <summary>At full length, also where it was ended early.</summary>
    private static ProbeOrder Again(SearchSettings settings, SearchStep step) =>
        new(step.Purpose, step.Rate, 0, step.Length > settings.Probe ? step.Length : settings.Probe);

    /// <summary>Nothing was concluded, or something else may have broken it and it stands alone.</summary>
    private static bool MustRepeat(List<SearchStep> probes) =>
        probes[^1] is { Held: null }
        || (
            probes[^1] is ({ Held: false, HasDisturbances: true } or { Inconsistent: true }) and var suspect
            && probes.Count(step => step.Rate == suspect.Rate && step.Held is not null) == 1
        );

    private static ProbeOrder? WithinMostRate(SearchSettings settings, List<SearchStep> probes, ProbeOrder order) =>
        settings.MostRate is not { } most || order.Users > 0 || order.Rate <= most ? order
        : probes.Exists(step => step.Rate == most && step.Held == true) ? null
        : order with { Rate = most };

    /// <summary>With what is left of the budget.</summary>
    private static SearchSettings Left(SearchSettings settings, IReadOnlyList<SearchStep> steps) =>
        settings with
        {
            Budget = settings.Budget - steps.Aggregate(TimeSpan.Zero, (sum, step) => sum + step.Length),
        };

    private static ProbeOrder? WithinBudget(SearchSettings settings, ProbeOrder order)
    {
        if (settings.Budget is not { } left)
        {
            return order;
        }

        var least = order.Users > 0 ? order.Length : settings.Probe * 0.99;
        return left < least ? null
            : left < order.Length ? order with { Length = left }
            : order;
    }

    private static bool IsHopeless(List<SearchStep> probes)
    {
        int undecided = Undecided(probes);
        bool disturbed = undecided > 0 && probes.TakeLast(undecided).All(step => step.HasDisturbances);
        return undecided >= (disturbed ? MostDisturbed : MostUndecided);
    }

    /// <summary>Steps without a conclusion since the last one with one.</summary>
    private static int Undecided(IReadOnlyList<SearchStep> steps) =>
        steps.Reverse().TakeWhile(step => step is { Held: null, Users: 0 }).Count();
}
