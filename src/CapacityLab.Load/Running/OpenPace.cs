using CapacityLab.Load.FastPath;
using CapacityLab.Load.Scheduling;

namespace CapacityLab.Load.Running;

/// <summary>
/// Decides for every engine which arrival of the open model may begin when: a function of the schedule and of the time that it is
/// given. An arrival begins when it is due. An overdue one is sent late, and its lag is counted, until the load has been over for
/// <paramref name="grace"/>; what has not begun by then is not sent. Not safe for several threads.
/// </summary>
/// <param name="share">Whose arrivals it takes; the others are passed.</param>
/// <param name="grace"><see cref="LoadSpec.OverdueGrace"/>.</param>
internal sealed class OpenPace(OpenSchedule schedule, LoopShare share, ArrivalNumbers numbers, TimeSpan grace)
{
    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);

    private readonly ArrivalCursor next = schedule.Cursor();
    private readonly ArrivalCursor due = schedule.Cursor();
    private long taken;

    /// <summary>The end of the load: of the schedule, or the moment that it was ended at.</summary>
    public TimeSpan Until { get; private set; } = schedule.Duration;

    /// <summary>The most own arrivals that were due and not taken.</summary>
    public long MaxBacklog { get; private set; }

    /// <summary>
    /// Own arrivals that were due until the end, and those that had begun before it was known that the load ends earlier.
    /// </summary>
    public long Scheduled => Math.Max(taken, share.CountBefore(schedule.CountUntil(Until)));

    /// <summary>When to look again: at the arrival that is next, or at the end; a moment that has passed: now.</summary>
    public TimeSpan Next => HasNext ? next.Due : Until;

    private bool HasNext
    {
        get
        {
            PassOthers();
            return !next.AtEnd && next.Due <= Until;
        }
    }

    /// <summary>Whether an arrival is to begin now.</summary>
    public bool IsDue(TimeSpan now) => HasNext && next.Due <= now && now <= Until + grace;

    /// <summary>Whether none will begin any more.</summary>
    public bool IsOver(TimeSpan now) => now >= Until && (now > Until + grace || !HasNext);

    /// <summary>The arrival that is due; the next one takes its place.</summary>
    public Arrival Take()
    {
        var arrival = numbers.Next(next.Due);
        next.MoveNext();
        taken++;
        return arrival;
    }

    /// <summary>Lets nothing begin that is due after the moment; a later moment than the end changes nothing.</summary>
    public void EndEarly(TimeSpan moment) => Until = moment < Until ? moment : Until;

    /// <summary>Notes how many are due and not taken.</summary>
    /// <param name="ahead">Of those that were taken, how many still wait elsewhere.</param>
    public void CountBacklog(TimeSpan now, long ahead = 0)
    {
        var passed = due.PassBefore((now < Until ? now : Until) + Instant);
        MaxBacklog = Math.Max(MaxBacklog, share.CountBefore(passed) - taken + ahead);
    }

    private void PassOthers()
    {
        while (!next.AtEnd && !share.Has(next.Number))
        {
            numbers.Next(next.Due);
            next.MoveNext();
        }
    }
}
