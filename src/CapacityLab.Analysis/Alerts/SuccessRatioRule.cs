using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Alerts;

/// <summary>Fires while the share of arrivals that ended ok, over the last stretch, is below a bound.</summary>
/// <param name="Below">The bound, 0 to 1.</param>
/// <param name="Over">The stretch.</param>
public sealed record SuccessRatioRule(double Below, TimeSpan Over)
{
    /// <summary>
    /// The share over the stretch that ends with the last interval; null before a whole stretch has passed and where nothing
    /// ended or was dropped in it. What is dropped counts as not ok.
    /// </summary>
    public double? Share(IReadOnlyList<IntervalResult> intervals)
    {
        var stretch = Stretch(intervals);
        long ok = stretch.Sum(interval => interval.Ok);
        long ended = ok + stretch.Sum(interval => interval.Failed + interval.Dropped);
        return Length(stretch) < Over || ended == 0 ? null : (double)ok / ended;
    }

    public bool Fires(double share) => share < Below;

    private List<IntervalResult> Stretch(IReadOnlyList<IntervalResult> intervals)
    {
        var stretch = new List<IntervalResult>();
        for (int index = intervals.Count - 1; index >= 0 && Length(stretch) < Over; index--)
        {
            stretch.Add(intervals[index]);
        }

        return stretch;
    }

    private static TimeSpan Length(List<IntervalResult> intervals) =>
        intervals.Aggregate(TimeSpan.Zero, (sum, interval) => sum + interval.Length);
}
