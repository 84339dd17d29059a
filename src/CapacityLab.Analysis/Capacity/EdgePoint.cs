namespace CapacityLab.Analysis.Capacity;

/// <summary>A probe as the fit sees it.</summary>
/// <param name="X">ln of the rate.</param>
/// <param name="Y">The margin, cut off at <see cref="Clip"/>: far from the edge it says on which side it is and no more.</param>
/// <param name="Seconds">Its length: the variance of a percentile falls with it.</param>
internal readonly record struct EdgePoint(double X, double Y, double Seconds)
{
    /// <summary>ln 2: twice what is allowed, and half of it.</summary>
    public const double Clip = 0.693147;

    public bool IsClipped => Math.Abs(Y) >= Clip;

    /// <summary>With the length that it really had: of a probe that was ended early the margin rests on that.</summary>
    public static EdgePoint Of(SearchStep step) =>
        new(Math.Log(step.Rate.PerSecond), Margin(step), step.Length > TimeSpan.Zero ? step.Length.TotalSeconds : 1);

    /// <summary>What a probe's vote weighs: the longer, the more, the nearer to the edge, the less; a tenth at least, so that none is mute.</summary>
    public static double Weight(SearchStep step) => LengthOf(step) * Math.Max(0.1 * Clip, Math.Abs(Margin(step)));

    private static double LengthOf(SearchStep step) =>
        step.Planned > TimeSpan.Zero ? step.Planned.TotalSeconds
        : step.Length > TimeSpan.Zero ? step.Length.TotalSeconds
        : 1;

    private static double Margin(SearchStep step) =>
        Math.Clamp(step.Margin ?? (step.Held == true ? -Clip : Clip), -Clip, Clip);
}
