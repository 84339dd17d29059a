using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Capacity;

/// <summary>Which rate to probe, once there is a scale.</summary>
internal static class Narrowing
{
    /// <summary>Beyond the first guesses each rate is half as much again.</summary>
    private const double Growth = 1.5;

    /// <summary>Where nothing tells the scale: a thousand times in five probes, and the bracket is narrowed afterwards.</summary>
    private const double BlindGrowth = 4;

    private const double LeastFall = 0.1;

    /// <summary>A p99 this near below its objective, in ln, tells that the edge is near.</summary>
    private const double NearMargin = 0.25;

    private const double SmallGrowth = 1.1;

    /// <summary>Width of the bracket in precisions from which on a smooth edge is fitted; halving a bracket on would believe chance.</summary>
    private const double SmoothWithin = 8;

    /// <summary>With fewer probes the search needs each of them to find a rate that holds at all.</summary>
    private const int LeastForRepeat = 5;

    /// <summary>Of a width that was aimed at.</summary>
    private const double Rounding = 1.001;

    /// <summary>Inside the bracket a probe keeps this part of it away from either end.</summary>
    private const double Inset = 0.25;

    /// <summary>That the longest probe has at the lowest rate; one of fewer tells nothing.</summary>
    private const double FewestArrivals = 5;

    /// <summary>Null: the search is over.</summary>
    public static ProbeOrder? Next(SearchSettings settings, IReadOnlyList<SearchStep> probes) =>
        RateBracket.Of(probes) switch
        {
            (null, null) => Wide(settings, AtLeastLowest(settings, FirstGuess.First(settings))),
            ({ } low, null) => Wide(settings, Rise(settings, probes, low)),
            // The first probe is the one most likely to be disturbed, by what the warm-up left undone.
            (null, { } high) when probes.Count == 1 && settings.MaxProbes >= LeastForRepeat => Wide(settings, high),
            (null, { } high) => high <= Lowest(settings)
                ? null
                : Wide(settings, AtLeastLowest(settings, Fall(probes, high))),
            _ => Inside(settings, probes, CapacityEdge.Of(settings.Precision, probes)!),
        };

    private static ProbeOrder? Inside(SearchSettings settings, IReadOnlyList<SearchStep> probes, CapacityEdge edge)
    {
        int left = settings.MaxProbes - probes.Count;
        if (settings.EndsWithBracket)
        {
            return edge.Bracket.Width <= settings.Precision * Rounding
                ? null
                : Near(settings, Middle(edge), edge.Bracket.Width);
        }

        if (
            Verification.Verified(probes) is not null
            || left <= Verification.Reserve(settings.MaxProbes)
            || !HasTimeForMore(settings, edge)
        )
        {
            return Verification.Next(settings, probes, edge);
        }

        double width = edge.Bracket.Width;
        return width > (edge.Jumps ? settings.Precision : SmoothWithin * settings.Precision)
                ? Near(settings, Middle(edge), width)
            : edge.Jumps
                ? IsConfirmed(probes, edge.Bracket.High!.Value) ? Verification.Next(settings, probes, edge)
                    : Near(settings, edge.Bracket.High!.Value, 0)
            : IsCertain(settings, edge) ? Verification.Next(settings, probes, edge)
            : Near(settings, Beside(settings, probes, edge), 0);
    }

    /// <summary>Whether another probe near the edge leaves time for the verification.</summary>
    private static bool HasTimeForMore(SearchSettings settings, CapacityEdge edge) =>
        settings.Budget is not { } left || left >= ProbeLength.Near(settings, edge.Rate) + settings.Probe;

    private static bool IsCertain(SearchSettings settings, CapacityEdge edge) =>
        edge.Fit is { } fit && !edge.Drifts && fit.HalfWidth <= settings.Precision / 2;

    /// <summary>Where the margin crosses zero, not too near to either end.</summary>
    private static RequestRate Middle(CapacityEdge edge)
    {
        double low = edge.Bracket.Low!.Value.PerSecond;
        double span = edge.Bracket.High!.Value.PerSecond - low;
        return new(Math.Clamp(edge.Crossed.PerSecond, low + (Inset * span), low + ((1 - Inset) * span)));
    }

    /// <summary>
    /// Above or below the edge, where fewer probes are: a line is known best from both sides. So far away that the margin is half of
    /// the cut-off, at most a precision: beyond the cut-off a probe tells its side and no more.
    /// </summary>
    private static RequestRate Beside(SearchSettings settings, IReadOnlyList<SearchStep> probes, CapacityEdge edge)
    {
        double away = Math.Clamp(EdgePoint.Clip / 2 / edge.Slope, settings.Precision / 4, settings.Precision);
        int above = probes.Count(step => step.Rate > edge.Rate && step.Rate < edge.Rate * (1 + (2 * away)));
        int below = probes.Count(step => step.Rate <= edge.Rate && step.Rate > edge.Rate * (1 - (2 * away)));
        return edge.Rate * (above < below ? 1 + away : 1 - away);
    }

    private static bool IsConfirmed(IReadOnlyList<SearchStep> probes, RequestRate rate) =>
        probes.Count(step => step.Rate == rate && step.Held == false) > 1;

    private static ProbeOrder Wide(SearchSettings settings, RequestRate rate) =>
        new(ProbePurpose.Search, rate, 0, settings.Probe);

    /// <summary>While the bracket is wide a short probe tells the side.</summary>
    private static ProbeOrder Near(SearchSettings settings, RequestRate rate, double width) =>
        width > 4 * settings.Precision
            ? Wide(settings, rate)
            : new(ProbePurpose.Search, rate, 0, ProbeLength.Near(settings, rate));

    private static RequestRate Rise(SearchSettings settings, IReadOnlyList<SearchStep> probes, RequestRate low)
    {
        var scale = settings.Scale!.Value;
        // Where quotas make every answer slow, each rate seems near the edge: small steps that find none become larger.
        int near = probes
            .Where(step => step.Held is not null)
            .Reverse()
            .TakeWhile(step => step.Held == true && step.Margin > -NearMargin)
            .Count();
        if (near > 0)
        {
            return low * Math.Min(Growth, Math.Pow(SmallGrowth, near));
        }

        if (scale.PerSecond <= 0)
        {
            return low * BlindGrowth;
        }

        return FirstGuess.After(settings, low) is { } next ? AtLeastLowest(settings, next) : low * Growth;
    }

    /// <summary>By the margin, down to half: the percentile falls at least as fast as the rate.</summary>
    private static RequestRate Fall(IReadOnlyList<SearchStep> probes, RequestRate high) =>
        high * Math.Exp(-Math.Max(LeastFall, CapacityEdge.MarginAt(probes, high)));

    private static RequestRate AtLeastLowest(SearchSettings settings, RequestRate rate) =>
        rate < Lowest(settings) ? Lowest(settings) : rate;

    /// <summary>One iteration a second, or less where the longest probe can tell of less.</summary>
    private static RequestRate Lowest(SearchSettings settings) =>
        new IterationRate(Math.Min(1, FewestArrivals / settings.LongestProbe.TotalSeconds)).Requests(
            settings.RequestsPerIteration
        );
}
