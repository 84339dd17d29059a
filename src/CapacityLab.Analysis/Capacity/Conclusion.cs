using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Capacity;

/// <summary>What a search states.</summary>
internal static class Conclusion
{
    /// <param name="precision">The search's.</param>
    /// <param name="probes">Those at a rate.</param>
    /// <param name="endedUndecided">Whether the last of them allow no conclusion.</param>
    public static CapacityResult Of(double precision, IReadOnlyList<SearchStep> probes, bool endedUndecided)
    {
        var bracket = RateBracket.Of(probes);
        var edge = CapacityEdge.Of(precision, probes);
        var status = Status(bracket, endedUndecided);
        var stated = status switch
        {
            CapacityStatus.Measured => Stated(probes, edge!),
            CapacityStatus.NotReached => bracket.Low,
            _ => null,
        };
        var result = new CapacityResult
        {
            RequestsPerSecond = stated,
            Low = bracket.Low ?? default,
            High = bracket.High,
            Status = status,
            Probes = probes.Count,
            SuspectProbes = probes.Count(step => step.Suspect),
            Verifications = stated is { } rate ? Verifications(probes, rate) : 0,
        };
        return WithBroken(edge is null ? result : WithInterval(result, edge, precision), probes);
    }

    private static CapacityStatus Status(RateBracket bracket, bool endedUndecided) =>
        endedUndecided && (bracket.Low is null || bracket.High is null) ? CapacityStatus.GeneratorLimited
        : bracket.Low is null ? CapacityStatus.Failed
        : bracket.High is null ? CapacityStatus.NotReached
        : CapacityStatus.Measured;

    /// <summary>Verified, else the highest rate that held up to the edge: always one that was probed.</summary>
    private static RequestRate? Stated(IReadOnlyList<SearchStep> probes, CapacityEdge edge) =>
        Verification.Verified(probes)
        ?? (
            edge.Jumps
                ? null
                : probes.Where(step => step.Held == true && step.Rate <= edge.Rate).Max(step => (RequestRate?)step.Rate)
        )
        ?? edge.Bracket.Low;

    private static CapacityResult WithInterval(CapacityResult result, CapacityEdge edge, double precision)
    {
        if (result is not { Status: CapacityStatus.Measured, RequestsPerSecond: { } stated, High: not null })
        {
            return result;
        }

        if (edge.Fit is not { } fit)
        {
            return result with { Low = Lower(stated, result.Low), IntervalMethod = "bracket", Edge = edge.Rate };
        }

        // A few probes may lie on a line by chance; wider than the probes reach it is not known either.
        double half = Math.Clamp(fit.HalfWidth, precision / 4, 4 * precision);
        return result with
        {
            Low = Lower(stated, edge.Rate * Math.Exp(-half)),
            High = Higher(stated, edge.Rate * Math.Exp(half)),
            IntervalMethod = "regression",
            Edge = edge.Rate,
            Noise = fit.Noise,
            Drift = edge.Drifts ? fit.Drift : null,
        };
    }

    private static CapacityResult WithBroken(CapacityResult result, IReadOnlyList<SearchStep> probes)
    {
        var above = probes
            .Where(step => step.Held == false && !(step.Rate <= result.RequestsPerSecond))
            .OrderBy(step => step.Rate)
            .ToList();
        return above.Count == 0
            ? result
            : result with
            {
                BrokenAt = above[0].Rate,
                BrokenBy = string.Join("; ", above.Last(step => step.Rate == above[0].Rate).Broken),
            };
    }

    private static int Verifications(IReadOnlyList<SearchStep> probes, RequestRate rate) =>
        probes.Count(step =>
            step.Purpose == Results.Probes.ProbePurpose.Verification && step.Rate == rate && step.Held == true
        );

    private static RequestRate Lower(RequestRate a, RequestRate b) => a < b ? a : b;

    private static RequestRate Higher(RequestRate a, RequestRate b) => a > b ? a : b;
}
