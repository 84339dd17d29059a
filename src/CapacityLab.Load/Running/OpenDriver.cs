using CapacityLab.Load.Scheduling;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Running;

/// <summary>
/// Starts each arrival when it is due. None is skipped: what comes late because this thread was late is sent late, and
/// the lag is counted.
/// </summary>
internal sealed class OpenDriver(OpenSchedule schedule, RunScope scope) : IDriver
{
    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);

    private TimeSpan end = schedule.Duration;
    private long dropped;

    public LoadModel Model => LoadModel.Open;

    public int Concurrency => 0;

    public long MaxBacklog { get; private set; }

    /// <summary>
    /// Until the schedule is over. Ended early, it first begins what was due until then: a thread that was late would otherwise
    /// have sent less than was asked for, without a word.
    /// </summary>
    public ScheduleEnd Run(CancellationToken cancellation)
    {
        scope.Until = end;
        using var wake = CancellationTokenSource.CreateLinkedTokenSource(cancellation, scope.Spec.EndEarly);
        var next = schedule.Cursor();
        var due = schedule.Cursor();
        for (var now = Now(); !next.AtEnd && next.Due <= end && !cancellation.IsCancellationRequested; now = Now())
        {
            if (next.Due > now)
            {
                scope.Clock.WaitUntil(next.Due, wake.Token);
                continue;
            }

            // What is due and neither begun nor dropped, in the pool's queue too.
            MaxBacklog = Math.Max(MaxBacklog, due.PassBefore(now + Instant) - dropped - scope.Lanes.Started);
            Send(scope.Numbers.Next(next.Due), now);
            next.MoveNext();
        }

        scope.Clock.WaitUntil(end, wake.Token);
        var over = cancellation.IsCancellationRequested ? scope.Clock.Now : Earlier(Now(), end);
        return over < schedule.Duration ? new ScheduleEnd(over, next.Number) : new ScheduleEnd(schedule.Duration);
    }

    /// <summary>The time; the first one after the load was ended early is its end.</summary>
    private TimeSpan Now()
    {
        var now = scope.Clock.Now;
        if (scope.Spec.EndEarly.IsCancellationRequested)
        {
            scope.Until = end = Earlier(now, end);
        }

        return now;
    }

    private static TimeSpan Earlier(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private void Send(Arrival arrival, TimeSpan now)
    {
        if (scope.Lanes.TryRent(scope.Spec.MaxInFlight) is not { } lane)
        {
            dropped++;
            scope.Recorder.Drop(now);
            return;
        }

        lane.Arrival = arrival;
        if (scope.Runners[arrival.Scenario].StartsInline)
        {
            lane.Start();
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(lane, preferLocal: false);
        }
    }
}
