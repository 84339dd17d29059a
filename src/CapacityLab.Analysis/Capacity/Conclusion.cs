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
        var status = Status(bracket, endedUndecided, probes);
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
            DisturbedProbes = probes.Count(step => step.HasDisturbances),
            Verifications = stated is { } rate ? Verifications(probes, rate) : 0,
        };
        var bounded = WithUnnoticed(edge is null ? result : WithInterval(result, edge, precision, probes), probes);
        return WithBroken(bounded, probes);
    }

    private static CapacityStatus Status(RateBracket bracket, bool endedUndecided, IReadOnlyList<SearchStep> probes) =>
        endedUndecided && (bracket.Low is null || bracket.High is null) ? WhoLimited(probes)
        : bracket.Low is null ? CapacityStatus.Failed
        : bracket.High is null ? CapacityStatus.NotReached
        : CapacityStatus.Measured;

    /// <summary>By the last probes without a conclusion: who left more of them so.</summary>
    private static CapacityStatus WhoLimited(IReadOnlyList<SearchStep> probes)
    {
        var undecided = probes.Reverse().TakeWhile(step => step.Held is null).ToList();
        return 2 * undecided.Count(step => step.Disturbed) >= undecided.Count
            ? CapacityStatus.HostDisturbed
            : CapacityStatus.GeneratorLimited;
    }

    /// <summary>
    /// Verified, else the highest rate that held up to the edge, below what failed in verification: always one that was probed.
    /// </summary>
    private static RequestRate? Stated(IReadOnlyList<SearchStep> probes, CapacityEdge edge)
    {
        var most = edge.Jumps ? edge.Bracket.Low!.Value : edge.Rate;
        return Verification.Verified(probes)
            ?? probes
                .Where(step => step.Rate <= most && Verification.MayBeStated(probes, step))
                .Max(step => (RequestRate?)step.Rate)
            ?? edge.Bracket.Low;
    }

    /// <summary>The lower end has in it what a probe at the stated rate could not have shown.</summary>
    private static CapacityResult WithUnnoticed(CapacityResult result, IReadOnlyList<SearchStep> probes)
    {
        if (result.RequestsPerSecond is not { } stated)
        {
            return result;
        }

        double unnoticed = probes
            .Where(step => step.Held == true && step.Rate == stated)
            .Select(step => step.Unnoticed)
            .DefaultIfEmpty(0)
            .Min();
        return result with
        {
            ProbedLow = result.Low,
            Low = Lower(result.Low, stated * (1 / (1 + unnoticed))),
            Unnoticed = unnoticed,
        };
    }

    private static CapacityResult WithInterval(
        CapacityResult result,
        CapacityEdge edge,
        double precision,
        IReadOnlyList<SearchStep> probes
    )
    {
        if (result is not { Status: CapacityStatus.Measured, RequestsPerSecond: { } stated, High: not null })
        {
            return result;
        }

        if (edge.Fit is not { } fit)
        {
            double held = PercentileError.HalfWidth(probes.Where(step => step.Rate == stated), edge.Slope);
            double failed = PercentileError.HalfWidth(probes.Where(step => step.Rate == result.High), edge.Slope);
            return result with
            {
                Low = Lower(stated, result.Low) * Math.Exp(-held),
                High = result.High.Value * Math.Exp(failed),
                IntervalMethod = "bracket",
                Edge = edge.Rate,
            };
        }

        // A few probes may lie on a line by chance; wider than the probes reach it is not known either.
        double least = Math.Max(precision / 4, PercentileError.HalfWidth(edge.Near(probes), fit.Slope));
        double half = Math.Clamp(fit.HalfWidth, least, Math.Max(least, 4 * precision));
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
