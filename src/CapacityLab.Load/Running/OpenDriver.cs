using CapacityLab.Load.FastPath;
using CapacityLab.Load.Scheduling;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Running;

/// <summary>Begins each arrival of the open model when its pace says so, or drops it.</summary>
internal sealed class OpenDriver(OpenSchedule schedule, RunScope scope) : IDriver
{
    private readonly OpenPace pace = new(schedule, LoopShare.Whole, scope.Numbers, scope.Spec.OverdueGrace);
    private long handedOver;

    public LoadModel Model => LoadModel.Open;

    public int Concurrency => 0;

    public long MaxBacklog => pace.MaxBacklog;

    /// <summary>Until the pace is over: at the end of the schedule, or soon after the load was ended early.</summary>
    public ScheduleEnd Run(CancellationToken cancellation)
    {
        using var wake = CancellationTokenSource.CreateLinkedTokenSource(cancellation, scope.Spec.EndEarly);
        for (var now = Now(); !pace.IsOver(now) && !cancellation.IsCancellationRequested; now = Now())
        {
            if (pace.IsDue(now))
            {
                // Those in the pool's queue have not begun either.
                pace.CountBacklog(now, ahead: handedOver - scope.Lanes.Started);
                Send(pace.Take(), now);
            }
            else
            {
                scope.Clock.WaitUntil(pace.Next, wake.Token);
            }
        }

        return pace.Until < schedule.Duration
            ? new ScheduleEnd(pace.Until, pace.Scheduled)
            : new ScheduleEnd(pace.Until);
    }

    /// <summary>The time; the first one after the load was ended early is its end.</summary>
    private TimeSpan Now()
    {
        var now = scope.Clock.Now;
        if (scope.Spec.EndEarly.IsCancellationRequested)
        {
            pace.EndEarly(now);
        }

        scope.Until = pace.Until;
        return now;
    }

    private void Send(Arrival arrival, TimeSpan now)
    {
        if (scope.Lanes.TryRent(scope.Spec.MaxInFlight) is not { } lane)
        {
            scope.Recorder.Drop(now);
            return;
        }

        handedOver++;
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
