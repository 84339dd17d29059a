using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Capacity;

/// <summary>Which rate to probe, once there is a scale.</summary>
internal static class Narrowing
{
    /// <summary>Rising rates over the scale; beyond the last each is half as much again.</summary>
    private static readonly double[] Ladder = [0.8, 1.2];

    private const double Growth = 1.5;
    private const double Fall = 0.5;

    /// <summary>With fewer probes the search needs each of them to find a rate that holds at all.</summary>
    private const int LeastForRepeat = 5;

    /// <summary>Inside the bracket a probe keeps this part of it away from either end.</summary>
    private const double Inset = 0.25;

    private static readonly RequestRate LowestRate = new(1);

    /// <summary>Null: the search is over.</summary>
    public static ProbeOrder? Next(SearchSettings settings, IReadOnlyList<SearchStep> probes)
    {
        var edge = CapacityEdge.Of(settings.Precision, probes);
        return edge.Bracket switch
        {
            (null, null) => Wide(settings, AtLeastLowest(settings.Scale!.Value * Ladder[0])),
            ({ } low, null) => Wide(settings, Rise(settings.Scale!.Value, low)),
            // The first probe is the one most likely to be disturbed, by what the warm-up left undone.
            (null, { } high) when probes.Count == 1 && settings.MaxProbes >= LeastForRepeat => Wide(settings, high),
            (null, { } high) => high <= LowestRate ? null : Wide(settings, AtLeastLowest(high * Fall)),
            ({ } low, { } high) => Inside(settings, probes, edge, (low, high)),
        };
    }

    private static ProbeOrder? Inside(
        SearchSettings settings,
        IReadOnlyList<SearchStep> probes,
        CapacityEdge edge,
        (RequestRate Low, RequestRate High) ends
    )
    {
        int left = settings.MaxProbes - probes.Count;
        int reserve = Verification.Reserve(settings.MaxProbes);
        return Verification.HasBegun(probes) || left <= reserve ? Verification.Next(settings, probes, edge)
            : edge.Bracket.Width > settings.Precision ? Near(settings, Middle(probes, ends), edge.Bracket.Width)
            : edge.Fit is null && !IsConfirmed(probes, ends.High) ? Near(settings, ends.High, 0)
            : edge.Fit is { } fit && (edge.Drifts || fit.HalfWidth > settings.Precision / 2)
                ? Near(settings, Beside(settings, probes, edge.Rate), 0)
            : Verification.Next(settings, probes, edge);
    }

    /// <summary>Where the line between the margins of the ends is zero (regula falsi), not too near to either end.</summary>
    private static RequestRate Middle(IReadOnlyList<SearchStep> probes, (RequestRate Low, RequestRate High) ends)
    {
        double low = MarginAt(probes, ends.Low);
        double high = MarginAt(probes, ends.High);
        double part = low < 0 && high > 0 ? -low / (high - low) : 0.5;
        return new(
            ends.Low.PerSecond
                + (Math.Clamp(part, Inset, 1 - Inset) * (ends.High.PerSecond - ends.Low.PerSecond))
        );
    }

    /// <summary>A precision above or below the edge, where fewer probes are: a line is known best from both sides.</summary>
    private static RequestRate Beside(SearchSettings settings, IReadOnlyList<SearchStep> probes, RequestRate edge)
    {
        int above = probes.Count(step => step.Rate > edge && step.Rate < edge * (1 + (2 * settings.Precision)));
        int below = probes.Count(step => step.Rate <= edge && step.Rate > edge * (1 - (2 * settings.Precision)));
        return edge * (above < below ? 1 + settings.Precision : 1 - settings.Precision);
    }

    private static double MarginAt(IReadOnlyList<SearchStep> probes, RequestRate rate) =>
        probes.Where(step => step.Rate == rate && step.Held is not null).Average(step => EdgePoint.Of(step).Y);

    private static bool IsConfirmed(IReadOnlyList<SearchStep> probes, RequestRate rate) =>
        probes.Count(step => step.Rate == rate && step.Held == false) > 1;

    private static ProbeOrder Wide(SearchSettings settings, RequestRate rate) =>
        new(ProbePurpose.Search, rate, 0, settings.Probe);

    /// <summary>While the bracket is wide a short probe tells the side.</summary>
    private static ProbeOrder Near(SearchSettings settings, RequestRate rate, double width) =>
        width > 4 * settings.Precision
            ? Wide(settings, rate)
            : new(ProbePurpose.Search, rate, 0, ProbeLength.Near(settings, rate));

    private static RequestRate Rise(RequestRate scale, RequestRate low)
    {
        double reached = scale.PerSecond > 0 ? low / scale : double.PositiveInfinity;
        int next = Array.FindIndex(Ladder, rung => rung > reached * (1 + 1e-9));
        return next < 0 ? low * Growth : AtLeastLowest(scale * Ladder[next]);
    }

    private static RequestRate AtLeastLowest(RequestRate rate) => rate < LowestRate ? LowestRate : rate;
}
