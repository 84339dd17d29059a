using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Capacity;

/// <summary>
/// The rate that is to be stated has to hold in a probe of its own. It lies a quarter of a precision below the edge, since at the
/// edge half of the probes fail by chance, and after each failure a quarter further below an edge that the failure has moved too.
/// </summary>
internal static class Verification
{
    private const double Part = 0.25;

    /// <summary>Probes kept for it, of a search of so many.</summary>
    public static int Reserve(int maxProbes) =>
        maxProbes switch
        {
            >= 12 => 3,
            >= 6 => 2,
            >= 4 => 1,
            _ => 0,
        };

    public static bool HasBegun(IReadOnlyList<SearchStep> probes) => probes.Any(IsVerification);

    /// <summary>The highest rate that held in verification and of whose probes most held; null: none yet.</summary>
    public static RequestRate? Verified(IReadOnlyList<SearchStep> probes) =>
        probes
            .Where(step => IsVerification(step) && step.Held == true && MostHeld(probes, step.Rate))
            .Max(step => (RequestRate?)step.Rate);

    public static ProbeOrder? Next(SearchSettings settings, IReadOnlyList<SearchStep> probes, CapacityEdge edge)
    {
        if (Verified(probes) is not null)
        {
            return null;
        }

        var rate = Candidate(settings.Precision, probes, edge);
        return new ProbeOrder(ProbePurpose.Verification, rate, 0, ProbeLength.Near(settings, rate));
    }

    private static RequestRate Candidate(double precision, IReadOnlyList<SearchStep> probes, CapacityEdge edge)
    {
        var failed = probes.Where(step => IsVerification(step) && step.Held == false).ToList();
        var rate = edge.Rate * (1 - ((failed.Count + 1) * Part * precision));
        if (failed.Count > 0)
        {
            var lowest = failed.Min(step => step.Rate) * (1 - (Part * precision));
            rate = rate < lowest ? rate : lowest;
        }

        // Without a slope the rate that held already is as good as any below it.
        return edge.Fit is null && edge.Bracket.Low is { } low && low > rate ? low : rate;
    }

    private static bool IsVerification(SearchStep step) => step.Purpose == ProbePurpose.Verification;

    private static bool MostHeld(IReadOnlyList<SearchStep> probes, RequestRate rate) =>
        probes.Where(step => step.Rate == rate).Sum(step => step.Held switch { true => 1, false => -1, _ => 0 }) > 0;
}
