using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Capacity;

/// <summary>
/// A probe at the load that the plan states, where the search would otherwise end without knowing anything of it: no rate held, and
/// all that were tried are above the load. It takes the place of a probe below the load, of the last that the probes or the time allow,
/// and stands at the end of a search that found nothing. Once, since a search that holds there goes on from there.
/// </summary>
internal static class PlanLoad
{
    /// <summary>The probe that comes next in place of the search's own; null: none does.</summary>
    /// <param name="settings">With what is left of the budget.</param>
    /// <param name="probes">Those at a rate, in order.</param>
    /// <param name="order">What the search wants; null: it is over.</param>
    public static ProbeOrder? Settle(SearchSettings settings, IReadOnlyList<SearchStep> probes, ProbeOrder? order) =>
        settings.Load is { } load
        && IsOpen(settings, probes, load)
        && (order is null || IsTurn(settings, probes, order))
            ? new ProbeOrder(ProbePurpose.Search, load, 0, ProbeLength.Near(settings, load))
            : order;

    /// <summary>Without those at the load: whether the search itself is hopeless does not hang on them.</summary>
    public static List<SearchStep> Others(SearchSettings settings, IReadOnlyList<SearchStep> probes) =>
        [.. probes.Where(step => step.Rate != settings.Load)];

    private static bool IsOpen(SearchSettings settings, IReadOnlyList<SearchStep> probes, RequestRate load) =>
        probes.Count > 0
        && probes.Count < settings.MaxProbes
        && probes.All(step => step.Held != true && step.Rate > load);

    private static bool IsTurn(SearchSettings settings, IReadOnlyList<SearchStep> probes, ProbeOrder order) =>
        order.Users == 0
        && (
            order.Rate < settings.Load
            || probes.Count == settings.MaxProbes - 1
            || settings.Budget < order.Length + settings.Probe
        );
}
