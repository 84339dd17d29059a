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

    /// <summary>The highest rate that held in verification and of whose probes most held; null: none yet.</summary>
    public static RequestRate? Verified(IReadOnlyList<SearchStep> probes) =>
        probes
            .Where(step => IsVerification(step) && step.Held == true && MostHeld(probes, step.Rate))
            .Max(step => (RequestRate?)step.Rate);

    public static ProbeOrder? Next(SearchSettings settings, IReadOnlyList<SearchStep> probes, CapacityEdge edge)
    {
        var rate = Candidate(settings.Precision, probes, edge);
        if (Verified(probes) is { } verified && verified * (1 + settings.Precision) > rate)
        {
            return null;
        }

        return new ProbeOrder(ProbePurpose.Verification, rate, 0, ProbeLength.Near(settings, rate));
    }

    private static RequestRate Candidate(double precision, IReadOnlyList<SearchStep> probes, CapacityEdge edge)
    {
        var failed = probes.Where(step => IsVerification(step) && step.Held == false).ToList();
        var rate = edge.Rate * (1 - ((failed.Count + 1) * Part * precision));
        rate = edge.Jumps ? WithoutSlope(precision, edge.Bracket, rate) : rate;
        if (failed.Count == 0)
        {
            return rate;
        }

        var below = failed.Min(step => step.Rate) * (1 - ((edge.Jumps ? 4 : 1) * Part * precision));
        return rate < below ? rate : below;
    }

    /// <summary>The rate that held already is as good as any below it; where that is far away, a step down from the one that did not.</summary>
    private static RequestRate WithoutSlope(double precision, RateBracket bracket, RequestRate rate)
    {
        var low = bracket.Low!.Value;
        var wanted = bracket.Width > 2 * precision ? bracket.High!.Value * (1 - precision) : rate;
        return low > wanted ? low : wanted;
    }

    private static bool IsVerification(SearchStep step) => step.Purpose == ProbePurpose.Verification;

    private static bool MostHeld(IReadOnlyList<SearchStep> probes, RequestRate rate) =>
        probes
            .Where(step => step.Rate == rate)
            .Sum(step =>
                step.Held switch
                {
                    true => 1,
                    false => -1,
                    _ => 0,
                }
            ) > 0;
}
