using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Capacity;

/// <summary>What is known of the edge between the rates that hold and those that do not: the bracket, and a fit where it says more.</summary>
internal sealed class CapacityEdge
{
    /// <summary>How far from the edge a probe counts for the fit, in precisions.</summary>
    private const double Reach = 4;

    private const double MarkedT = 3;

    /// <summary>Of the cut-off.</summary>
    private const double MarkedJump = 0.75;

    private readonly double precision;
    private readonly double low;
    private readonly double high;
    private readonly double reach;

    private CapacityEdge(double precision, RateBracket bracket, IReadOnlyList<SearchStep> steps)
    {
        Bracket = bracket;
        this.precision = precision;
        low = MarginAt(steps, bracket.Low!.Value);
        high = MarginAt(steps, bracket.High!.Value);
        bool clean = bracket.IsClean(steps);
        Jumps = clean && high - low >= MarkedJump * EdgePoint.Clip;
        reach = Math.Max(Reach * precision, clean ? 0 : Math.Log(1 + bracket.Width));
        var points = steps.Where(step => step.Held is not null).Select(EdgePoint.Of).ToList();
        var fit = EdgeFit.Of(points, Start(points), reach);
        Jumps |= fit is { IsStep: true } || (clean && fit is null && bracket.Width <= precision / 2);
        Fit = Jumps ? null : fit;
    }

    public RateBracket Bracket { get; }

    /// <summary>Null where it says nothing that the bracket does not: too few probes near the edge, or a jump.</summary>
    public EdgeFit? Fit { get; }

    /// <summary>
    /// Whether the margin jumps within the bracket, which nothing contradicts, as where a limit is hit: no line goes through that.
    /// </summary>
    public bool Jumps { get; }

    /// <summary>Rise of the margin over ln(rate) at the edge. Between ends that are nearer to each other than was asked for it would be chance.</summary>
    public double Slope => Fit?.Slope ?? Math.Max(1, (high - low) / Math.Log(1 + Math.Max(Bracket.Width, precision)));

    public RequestRate Rate =>
        Fit is { } fit ? new(Math.Exp(fit.Crossing))
        : Jumps ? new((Bracket.Low!.Value.PerSecond + Bracket.High!.Value.PerSecond) / 2)
        : Crossed;

    /// <summary>Whether the edge moved from the earlier to the later probes by more than chance.</summary>
    public bool Drifts => Fit is { Points: >= 6 } fit && Math.Abs(fit.DriftT) > MarkedT;

    /// <summary>Where the line between the margins of the ends is zero (regula falsi).</summary>
    public RequestRate Crossed
    {
        get
        {
            double part = low < 0 && high > 0 ? -low / (high - low) : 0.5;
            return new(
                Bracket.Low!.Value.PerSecond + (part * (Bracket.High!.Value.PerSecond - Bracket.Low.Value.PerSecond))
            );
        }
    }

    /// <summary>The probes that the fit goes by.</summary>
    public IEnumerable<SearchStep> Near(IEnumerable<SearchStep> steps) =>
        steps.Where(step => step.Held is not null && Math.Abs(Math.Log(step.Rate.PerSecond / Rate.PerSecond)) < reach);

    /// <summary>Null without both ends of a bracket.</summary>
    public static CapacityEdge? Of(double precision, IReadOnlyList<SearchStep> steps) =>
        RateBracket.Of(steps) is { Low.PerSecond: > 0, High: not null } bracket
            ? new CapacityEdge(precision, bracket, steps)
            : null;

    /// <summary>Where the probes are whose margin is small, the longer ones above all.</summary>
    private double Start(List<EdgePoint> points)
    {
        double weights = points.Sum(Nearness);
        return weights > 0 ? points.Sum(point => Nearness(point) * point.X) / weights : Math.Log(Crossed.PerSecond);
    }

    private static double Nearness(EdgePoint point) =>
        point.Seconds * Math.Pow(1 - (Math.Abs(point.Y) / EdgePoint.Clip), 2);

    /// <summary>Mean margin of the probes at a rate, cut off.</summary>
    public static double MarginAt(IReadOnlyList<SearchStep> steps, RequestRate rate) =>
        steps.Where(step => step.Rate == rate && step.Held is not null).Average(step => EdgePoint.Of(step).Y);
}
