using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Capacity;

/// <summary>What is known of the edge between the rates that hold and those that do not: the bracket, and a fit where it says more.</summary>
internal sealed class CapacityEdge
{
    /// <summary>How far from the edge a probe counts for the fit, in precisions.</summary>
    private const double Reach = 4;

    private const double MarkedT = 3;

    /// <summary>Of the cut-off.</summary>
    private const double Jump = 0.75;

    private CapacityEdge(RateBracket bracket, EdgeFit? fit) => (Bracket, Fit) = (bracket, fit);

    public RateBracket Bracket { get; }

    /// <summary>Null where it says nothing that the bracket does not.</summary>
    public EdgeFit? Fit { get; }

    /// <summary>Needs both ends of the bracket.</summary>
    public RequestRate Rate =>
        new(Fit is { } fit ? Math.Exp(fit.Crossing) : (Bracket.Low!.Value.PerSecond + Bracket.High!.Value.PerSecond) / 2);

    /// <summary>Whether the edge moved from the earlier to the later probes by more than chance.</summary>
    public bool Drifts => Fit is { Points: >= 6 } fit && Math.Abs(fit.DriftT) > MarkedT;

    public static CapacityEdge Of(double precision, IReadOnlyList<SearchStep> steps)
    {
        var bracket = RateBracket.Of(steps);
        if (bracket is not { Low: { PerSecond: > 0 } low, High: { } high })
        {
            return new CapacityEdge(bracket, null);
        }

        double reach = Math.Max(Reach * precision, 2 * Math.Log(high / low));
        double middle = (Math.Log(low.PerSecond) + Math.Log(high.PerSecond)) / 2;
        var points = steps.Where(step => step.Held is not null).Select(EdgePoint.Of).ToList();
        var fit = EdgeFit.Of(points, middle, reach);
        bool step = fit is null or { IsStep: true } || IsStep(precision, bracket, steps);
        return new CapacityEdge(bracket, step ? null : fit);
    }

    /// <summary>Whether the margin jumps within a narrow bracket that nothing contradicts, as where a limit is hit: no line goes through that.</summary>
    private static bool IsStep(double precision, RateBracket bracket, IReadOnlyList<SearchStep> steps)
    {
        double jump = MarginAt(steps, bracket.High!.Value) - MarginAt(steps, bracket.Low!.Value);
        return bracket.Width <= 2 * precision && jump >= Jump * EdgePoint.Clip && bracket.IsClean(steps);
    }

    private static double MarginAt(IReadOnlyList<SearchStep> steps, RequestRate rate) =>
        steps.Where(step => step.Rate == rate && step.Held is not null).Average(step => EdgePoint.Of(step).Y);
}
