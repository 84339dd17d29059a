using CapacityLab.Reports.Text;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;

namespace CapacityLab.Reports.Plots;

/// <summary>The finding under each plot, in a sentence, from what the result holds.</summary>
internal static class Captions
{
    public static string Capacity(RunResult result)
    {
        var ranked = result.Layouts.Where(l => l.HasCapacity()).Ranked();
        return ranked.Count switch
        {
            0 => "No layout's capacity can be stated.",
            1 => $"{ranked[0].Title()} holds {LayoutRow.CapacityOf(ranked[0])}.",
            _ => $"{ranked[0].Title()} holds {Ratio(ranked[0], ranked[^1])} times what {ranked[^1].Title()} holds: "
                + $"{LayoutRow.CapacityOf(ranked[0])} against {LayoutRow.CapacityOf(ranked[^1])}.",
        };
    }

    /// <summary>Only layouts of the same number of cores in all are compared: up and out cost the same there.</summary>
    public static string Sizes(IReadOnlyList<LayoutResult> layouts)
    {
        var same = layouts
            .Where(l => l.HasCapacity())
            .GroupBy(l => Math.Round(l.TotalCores(), 6))
            .Where(equal => equal.DistinctBy(l => l.Replicas).Count() > 1)
            .OrderByDescending(equal => equal.Key)
            .Select(equal => equal.Ranked())
            .ToArray();
        return same.Length == 0
            ? "No two layouts with a capacity have the same number of cores in all, one with more replicas than the other."
            : string.Join(" ", same.Select(Sentence));
    }

    private static string Sentence(IReadOnlyList<LayoutResult> equal) =>
        $"With {Figures.Number(equal[0].TotalCores())} CPU in all, {equal[0].Title()} holds {LayoutRow.CapacityOf(equal[0])} and {equal[^1].Title()} {LayoutRow.CapacityOf(equal[^1])}.";

    public static string Curves(LayoutResult layout) =>
        !layout.HasCapacity() ? $"No capacity is stated for {layout.Title()}: {Marks.Of(layout).Word}."
        : (layout.Capacity.BrokenAt ?? layout.Capacity.High) is { } broken
            ? $"Holds {Figures.Rate(layout.StatedCapacity())}; at {Figures.Rate(broken)} it no longer does{Because(layout)}."
        : Outvoted(layout) is { Length: > 0 } failed
            ? $"No rate above {Figures.Rate(layout.StatedCapacity())}, the highest that held, was seen to fail; a probe failed at {failed}, and repetitions or higher rates held."
        : $"Held every rate that was tried, up to {Figures.Rate(layout.StatedCapacity())}.";

    private static string Outvoted(LayoutResult layout) =>
        string.Join(
            ", ",
            layout
                .Probes.Where(p => p.ObjectivesHeld == false && p.Purpose != ProbePurpose.WarmUp)
                .Select(p => p.Offered)
                .Distinct()
                .Order()
                .Select(rate => Figures.Rate(rate))
        );

    public static string Resources(LayoutResult layout)
    {
        var bottleneck = layout.Bottleneck;
        var where = bottleneck.Node.Length > 0 ? $" at {bottleneck.Node}" : "";
        return bottleneck.Cause switch
        {
            BottleneckCause.None => "Nothing gave out at the rates that were tried.",
            BottleneckCause.Unknown or "" => "What gave out first is not known: no signal was clear enough.",
            var cause => $"What gave out first: {cause}{where}, confidence {Figures.Share(bottleneck.Confidence)}.",
        };
    }

    public static string Generator(RunResult result)
    {
        var probes = result.Layouts.SelectMany(l => l.ByLoad()).ToArray();
        var limited = probes.Count(p => p.Generator.Limited);
        var lag = probes.Where(p => p.SendLagMs.Count > 0).Select(p => p.SendLagMs.P99).DefaultIfEmpty().Max();
        return limited == 0
            ? $"The generator was not the limit in any of {Figures.Count(probes.Length)} probes; its send lag's p99 was at most {Figures.Milliseconds(lag)}."
            : $"The generator was the limit in {Figures.Count(limited)} of {Figures.Count(probes.Length)} probes: no capacity is drawn from those.";
    }

    public static string Shares(IReadOnlyList<(string Layout, double OfAll, double Even)> shares)
    {
        var furthest = shares.MaxBy(s => Math.Abs(s.OfAll - s.Even));
        return $"The share furthest from even is {Figures.Share(furthest.OfAll)} where {Figures.Share(furthest.Even)} would be even ({furthest.Layout}). The upright marks show an even share.";
    }

    public static string Timeline(LayoutResult layout, IReadOnlyCollection<AlertResult> alerts, double step) =>
        $"{Happened(layout, alerts)} Bands are the probes, by number; one point is the mean of {Figures.Number(step)} s (p99: the largest). samples.csv has every sample.";

    /// <summary>Shortened for a place in a plot that is only so wide; the tables have the whole text.</summary>
    public static string Short(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";

    private static string Happened(LayoutResult layout, IReadOnlyCollection<AlertResult> alerts) =>
        (alerts.Count, layout.Events.Count) switch
        {
            (0, 0) => "No alert fired and every node stayed up.",
            (var fired, 0) => $"{Fired(fired)}; every node stayed up.",
            (0, _) => Events(layout),
            var (fired, _) => $"{Figures.Count(fired)} alert(s) fired. {Events(layout)}",
        };

    private static string Fired(int alerts) => alerts == 1 ? "1 alert fired" : $"{Figures.Count(alerts)} alerts fired";

    private static string Events(LayoutResult layout) =>
        string.Join(" ", layout.Events.Select(e => $"{e.Node}: {e.Kind} {When(e)}."));

    private static string When(NodeEvent happened) =>
        happened.ProbeIndex > 0 ? $"in probe {Figures.Count(happened.ProbeIndex)}" : "outside of any probe";

    private static string Ratio(LayoutResult top, LayoutResult least) =>
        Figures.Number(top.StatedCapacity() / least.StatedCapacity());

    private static string Because(LayoutResult layout) =>
        layout.Capacity.BrokenBy.Length > 0 ? $" ({layout.Capacity.BrokenBy.TrimEnd('.')})" : "";
}
