using CapacityLab.Load.Scheduling;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Running;

/// <summary>
/// Keeps the number of virtual users that the schedule asks for. A user asks before each iteration whether it may begin
/// one; this thread starts users that are missing.
/// </summary>
internal sealed class ClosedDriver(ClosedSchedule schedule, RunScope scope) : IDriver
{
    // A user may start this much late; it has no intended start that would count it.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private readonly bool[] running = new bool[schedule.Most];
    private readonly BackOff[] backOff = new BackOff[schedule.Most];
    private readonly TimeSpan[] notBefore = new TimeSpan[schedule.Most];

    // Null: no user may begin another iteration.
    private volatile Stretch? current;
    private TimeSpan phaseStart;
    private int active;

    public LoadModel Model => LoadModel.Closed;

    public int Concurrency => schedule.Most;

    public long MaxBacklog => 0;

    public ScheduleEnd Run(CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, scope.Spec.EndEarly);
        return RunUntil(end.Token);
    }

    private ScheduleEnd RunUntil(CancellationToken cancellation)
    {
        foreach (var next in schedule.Phases)
        {
            Enter(next);
            while (!IsOver(next) && !cancellation.IsCancellationRequested)
            {
                StartMissing();
                scope.Clock.WaitUntil(NextLook(next), cancellation);
            }

            Leave(next, cancellation.IsCancellationRequested);
            if (cancellation.IsCancellationRequested)
            {
                break;
            }
        }

        scope.Until = phaseStart;
        return new ScheduleEnd(phaseStart);
    }

    private void Enter(ClosedPhase next)
    {
        var isLast = ReferenceEquals(next, schedule.Phases[^1]);
        scope.Until = isLast && next.During is { } during ? phaseStart + during : TimeSpan.MaxValue;
        current = new Stretch(next, phaseStart);
    }

    private void Leave(ClosedPhase ended, bool early)
    {
        current = null;
        phaseStart = ended.During is { } during && !early ? phaseStart + during : scope.Clock.Now;
    }

    private bool IsOver(ClosedPhase phase) =>
        phase.During is { } during
            ? scope.Clock.Now >= phaseStart + during
            : current!.AreUsedUp && Volatile.Read(ref active) == 0;

    private TimeSpan NextLook(ClosedPhase phase)
    {
        var tick = scope.Clock.Now + Tick;
        var end = phase.During is { } during ? phaseStart + during : tick;
        return end < tick ? end : tick;
    }

    private void StartMissing()
    {
        var stretch = current!;
        var copies = stretch.Phase.CopiesAt(scope.Clock.Now - stretch.Start);
        for (var user = 0; user < copies && !stretch.AreUsedUp; user++)
        {
            if (!Volatile.Read(ref running[user]) && scope.Clock.Now >= notBefore[user])
            {
                running[user] = true;
                Interlocked.Increment(ref active);
                _ = Start(user, scope.Lanes.TryRent(int.MaxValue)!);
            }
        }
    }

    private Task Start(int user, Lane lane) => Task.Run(() => UserAsync(user, lane));

    private async Task UserAsync(int user, Lane lane)
    {
        while (TryBegin(user) is { } arrival)
        {
            lane.Arrival = arrival;
            var iteration = lane.IterateAsync(arrival.Intended);
            if (iteration.IsCompleted)
            {
                // Code that never waits would keep its thread for ever, and more users than threads would not run.
                await Task.Yield();
            }

            await iteration.ConfigureAwait(false);
            if (backOff[user].After(lane.Failure) is var wait && wait > TimeSpan.Zero)
            {
                // Its place is given back meanwhile, so that the end of the load does not wait for it.
                notBefore[user] = scope.Clock.Now + wait;
                break;
            }
        }

        scope.Lanes.Return(lane);
        Volatile.Write(ref running[user], false);
        Interlocked.Decrement(ref active);
    }

    private Arrival? TryBegin(int user)
    {
        var now = scope.Clock.Now;
        return
            current is { } stretch
            && !stretch.IsOver(now)
            && user < stretch.Phase.CopiesAt(now - stretch.Start)
            && stretch.TryTake()
            ? scope.Numbers.Next(now)
            : null;
    }

    /// <summary>A phase while it runs.</summary>
    private sealed class Stretch(ClosedPhase phase, TimeSpan start)
    {
        private long left = phase.Iterations ?? long.MaxValue;

        public ClosedPhase Phase => phase;

        public TimeSpan Start => start;

        public bool AreUsedUp => Volatile.Read(ref left) <= 0;

        /// <summary>By the time, since the thread that ends phases may be late.</summary>
        public bool IsOver(TimeSpan now) => now >= start + phase.During;

        // Only a counted phase has a number that all users share.
        public bool TryTake() => phase.Iterations is null || Interlocked.Decrement(ref left) >= 0;
    }
}
