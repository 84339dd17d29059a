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

    private long dropped;

    public LoadModel Model => LoadModel.Open;

    public int Concurrency => 0;

    public long MaxBacklog { get; private set; }

    public ScheduleEnd Run(CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, scope.Spec.EndEarly);
        return RunUntil(end.Token);
    }

    private ScheduleEnd RunUntil(CancellationToken cancellation)
    {
        var next = schedule.Cursor();
        var due = schedule.Cursor();
        while (!next.AtEnd && !cancellation.IsCancellationRequested)
        {
            var now = scope.Clock.Now;
            if (next.Due > now)
            {
                scope.Clock.WaitUntil(next.Due, cancellation);
                continue;
            }

            // What is due and neither begun nor dropped, in the pool's queue too.
            MaxBacklog = Math.Max(MaxBacklog, due.PassBefore(now + Instant) - dropped - scope.Lanes.Started);
            Send(scope.Numbers.Next(next.Due), now);
            next.MoveNext();
        }

        scope.Clock.WaitUntil(schedule.Duration, cancellation);
        return cancellation.IsCancellationRequested && scope.Clock.Now < schedule.Duration
            ? new ScheduleEnd(scope.Clock.Now, next.Number)
            : new ScheduleEnd(schedule.Duration);
    }

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
