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
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(5);

    private readonly Lock gate = new();
    private readonly bool[] running = new bool[schedule.Most];

    // Under the gate. Null: no user may begin another iteration.
    private ClosedPhase? phase;
    private TimeSpan phaseStart;
    private long iterationsLeft;
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

        return new ScheduleEnd(phaseStart);
    }

    private void Enter(ClosedPhase next)
    {
        lock (gate)
        {
            phase = next;
            iterationsLeft = next.Iterations ?? long.MaxValue;
        }
    }

    private void Leave(ClosedPhase ended, bool early)
    {
        lock (gate)
        {
            phase = null;
            phaseStart = ended.During is { } during && !early ? phaseStart + during : scope.Clock.Now;
        }
    }

    private bool IsOver(ClosedPhase current)
    {
        lock (gate)
        {
            return current.During is { } during
                ? scope.Clock.Now >= phaseStart + during
                : iterationsLeft <= 0 && active == 0;
        }
    }

    private TimeSpan NextLook(ClosedPhase current)
    {
        var tick = scope.Clock.Now + Tick;
        var end = current.During is { } during ? phaseStart + during : tick;
        return end < tick ? end : tick;
    }

    private void StartMissing()
    {
        lock (gate)
        {
            var copies = phase!.CopiesAt(scope.Clock.Now - phaseStart);
            for (var user = 0; user < copies && iterationsLeft > 0; user++)
            {
                if (!running[user])
                {
                    running[user] = true;
                    active++;
                    _ = Start(user);
                }
            }
        }
    }

    private Task Start(int user) => Task.Run(() => UserAsync(user));

    private async Task UserAsync(int user)
    {
        var lane = scope.Lanes.TryRent(int.MaxValue)!;
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
        }

        scope.Lanes.Return(lane);
    }

    private Arrival? TryBegin(int user)
    {
        lock (gate)
        {
            var now = scope.Clock.Now;
            if (phase is null || user >= phase.CopiesAt(now - phaseStart) || iterationsLeft <= 0)
            {
                running[user] = false;
                active--;
                return null;
            }

            iterationsLeft--;
            return scope.Numbers.Next(now);
        }
    }
}
