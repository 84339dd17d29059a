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

    /// <summary>Whether its rate held in most probes at it, and is below every one that failed in verification.</summary>
    public static bool MayBeStated(IReadOnlyList<SearchStep> probes, SearchStep step) =>
        step.Held == true
        && MostHeld(probes, step.Rate)
        && !probes.Any(other => IsVerification(other) && other.Held == false && other.Rate <= step.Rate);

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
        return edge.Jumps ? AtJump(precision, failed, edge) : OnSlope(precision, failed, edge.Rate);
    }

    private static RequestRate OnSlope(double precision, List<SearchStep> failed, RequestRate edge)
    {
        var rate = edge * (1 - ((failed.Count + 1) * Part * precision));
        return failed.Count == 0 ? rate : Lower(rate, failed.Min(step => step.Rate) * (1 - (Part * precision)));
    }

    /// <summary>
    /// Without a slope the rate that held already is as good as any below it; where that is far away or has failed now, a step down
    /// of a precision from the one that did not hold.
    /// </summary>
    private static RequestRate AtJump(double precision, List<SearchStep> failed, CapacityEdge edge)
    {
        var low = edge.Bracket.Low!.Value;
        var high = edge.Bracket.High!.Value;
        var wanted = edge.Bracket.Width > 2 * precision ? high * (1 - precision) : OnSlope(precision, [], edge.Rate);
        var lowest = failed.Count == 0 ? high : failed.Min(step => step.Rate);
        return low < lowest
            ? Higher(low, failed.Count == 0 ? wanted : Lower(wanted, lowest * (1 - precision)))
            : lowest * (1 - precision);
    }

    private static RequestRate Lower(RequestRate a, RequestRate b) => a < b ? a : b;

    private static RequestRate Higher(RequestRate a, RequestRate b) => a > b ? a : b;

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
