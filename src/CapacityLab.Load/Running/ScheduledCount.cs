using CapacityLab.Load.Recording;
using CapacityLab.Load.Scheduling;

namespace CapacityLab.Load.Running;

/// <summary>
/// How many arrivals an interval asks for. In the open model the schedule says it, whenever they were sent; in the
/// closed one an iteration is scheduled when it begins.
/// </summary>
/// <param name="schedule">Null: the closed model.</param>
internal sealed class ScheduledCount(OpenSchedule? schedule)
{
    private readonly ArrivalCursor? cursor = schedule?.Cursor();
    private long counted;

    /// <param name="until">The end of the load: later arrivals are not due, where it was ended early.</param>
    public long Before(TimeSpan end, TimeSpan until, IntervalTotals interval) =>
        cursor is null ? interval.Started : Since(cursor.PassBefore(end < until ? end : until));

    /// <summary>Everything not counted yet.</summary>
    /// <param name="passed">Where the schedule was ended early: how many it came to.</param>
    public long Rest(IntervalTotals interval, long? passed) =>
        schedule is null ? interval.Started : Since(passed ?? schedule.Count);

    private long Since(long passed)
    {
        var count = passed - counted;
        counted = passed;
        return count;
    }
}
