using CapacityLab.Results.Layouts;
using CapacityLab.Results.Sizing;
using static System.FormattableString;
using static CapacityLab.Analysis.Sizing.SizingText;

namespace CapacityLab.Analysis.Sizing;

/// <summary>Vertical (up: one larger replica) against horizontal (out: more replicas), with the reason.</summary>
internal sealed class UpOrOut(SizingRequest request, IReadOnlyList<SizedLayout> layouts)
{
    private readonly List<SizedLayout> up = [.. Measured(layouts).Where(layout => layout.Replicas == 1)];
    private readonly List<SizedLayout> @out = [.. Measured(layouts).Where(layout => layout.Replicas > 1)];

    public string Sentence() =>
        up.Count == 0 && @out.Count == 0 ? ""
        : up.Count == 0 ? "Up or out: no layout of a single replica has a capacity, so a larger one cannot be compared."
        : @out.Count == 0
            ? "Up or out: no layout of several replicas has a capacity, so more of them cannot be compared."
        : $"{Decision()} {AtEqualCores() ?? PerCore()}";

    private string Decision() =>
        request.RequestsPerSecond is null
            ? "Up or out:"
            : (Holding(up), Holding(@out)) switch
            {
                ({ } one, { } several) when Before(one, several) =>
                    $"Up: {one.Name} holds it for {Price(one, request)}, {several.Name} for {Price(several, request)}.",
                ({ } one, { } several) =>
                    $"Out: {several.Name} holds it for {Price(several, request)}, {one.Name} for {Price(one, request)}.",
                (null, { } several) => $"Out: {several.Name} holds it. {WhyNotUp()}.",
                ({ } one, null) => $"Up: {one.Name} holds it, and no layout of several replicas is known to.",
                _ => "Neither up nor out: no measured layout is known to hold it.",
            };

    private string WhyNotUp() =>
        request.SpareReplicas > 0
            ? "A single replica leaves nothing when it is lost"
            : $"No single replica that was measured {(up.Exists(one => one.Outcome == SizingOutcome.Unknown) ? "is known to" : "does")}";

    /// <summary>The largest number of cores that was measured both ways: the fairest comparison that there is.</summary>
    private string? AtEqualCores()
    {
        var pair = (from one in up from several in @out where Cores(one) == Cores(several) select (one, several))
            .OrderByDescending(pair => Cores(pair.one))
            .ThenByDescending(pair => pair.several.Capacity)
            .FirstOrDefault();
        return pair.one is null
            ? null
            : Invariant($"With {Cores(pair.one):0.##} CPU in total {Compared(pair.one, pair.several)}");
    }

    private static string Compared(SizedLayout one, SizedLayout several)
    {
        double ratio = several.Capacity!.Value / one.Capacity!.Value;
        var slower = ratio < 1 ? several : one;
        if (IsBound(slower))
        {
            return $"{Both(one, several)}: which of them holds more was not found.";
        }

        string difference = Invariant(
            $"{AtLeast(ratio < 1 ? one : several)}{Math.Abs(ratio - 1):P0} {(ratio < 1 ? "less" : "more")}"
        );
        string why = slower.LimitedBy is "" or BottleneckCause.Unknown or BottleneckCause.None
            ? ""
            : $"; {slower.Name} was limited by {slower.LimitedBy}";
        return $"{Both(one, several)}, {difference}{why}.";
    }

    private static string Both(SizedLayout one, SizedLayout several) =>
        $"{one.Name} holds {AtLeast(one)}{one.Capacity} and {several.Name} {AtLeast(several)}{several.Capacity}";

    private static string AtLeast(SizedLayout layout) => IsBound(layout) ? "at least " : "";

    /// <summary>Nothing failed above it: it may hold any amount more.</summary>
    private static bool IsBound(SizedLayout layout) => layout.Origin == CapacityOrigin.AtLeast;

    private string PerCore()
    {
        var one = up.MaxBy(PerCore)!;
        var several = @out.MaxBy(PerCore)!;
        return $"Of each core {one.Name} makes {AtLeast(one)}{one.CapacityPerCore} and {several.Name} {AtLeast(several)}{several.CapacityPerCore}.";
    }

    private bool Before(SizedLayout one, SizedLayout other) =>
        layouts.TakeWhile(layout => layout != other).Contains(one);

    private static SizedLayout? Holding(IEnumerable<SizedLayout> some) =>
        some.FirstOrDefault(layout => layout.Outcome == SizingOutcome.Holds);

    private static double PerCore(SizedLayout layout) => layout.CapacityPerCore?.PerSecond ?? 0;

    private static double Cores(SizedLayout layout) => Math.Round(layout.Replicas * layout.Cpus.Cores, 9);

    private static IEnumerable<SizedLayout> Measured(IEnumerable<SizedLayout> layouts) =>
        layouts.Where(layout => layout.Capacity is not null && layout.Origin != CapacityOrigin.Predicted);
}
