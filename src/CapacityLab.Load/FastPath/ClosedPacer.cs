using CapacityLab.Load.Running;
using CapacityLab.Load.Scheduling;

namespace CapacityLab.Load.FastPath;

/// <summary>
/// Keeps the virtual users that the schedule asks for. A user begins again when it ends; one that got no answer
/// waits first (<see cref="BackOff"/>).
/// </summary>
internal sealed class ClosedPacer : Pacer
{
    // Users that are missing may start this much late; they have no intended start that would count it.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(5);

    private readonly ClosedSchedule schedule;
    private readonly EventLoop loop;
    private readonly LoopShare share;
    private readonly ArrivalNumbers numbers;
    private readonly bool[] running;
    private readonly BackOff[] backOff;
    private readonly TimeSpan[] notBefore;
    private int phase;
    private TimeSpan phaseStart;
    private long iterationsLeft;
    private int active;
    private TimeSpan nextLook;
    private TimeSpan until;

    public ClosedPacer(ClosedSchedule schedule, EventLoop loop, LoopShare share, ArrivalNumbers numbers)
    {
        (this.schedule, this.loop, this.share, this.numbers) = (schedule, loop, share, numbers);
        (running, backOff, notBefore) = (
            new bool[schedule.Most],
            new BackOff[schedule.Most],
            new TimeSpan[schedule.Most]
        );
        EnterPhase(0, TimeSpan.Zero);
    }

    public override TimeSpan Until => until;

    private ClosedPhase Phase => schedule.Phases[phase];

    public override TimeSpan Advance(TimeSpan now)
    {
        while (End is null && IsOver(now))
        {
            EnterPhase(phase + 1, Phase.During is { } during ? phaseStart + during : now);
        }

        if (End is not null)
        {
            return TimeSpan.MaxValue;
        }

        if (now >= nextLook)
        {
            StartMissing(now);
            nextLook = now + Tick;
        }

        return Phase.During is { } length && phaseStart + length < nextLook ? phaseStart + length : nextLook;
    }

    public override void Ended(Channel channel, TimeSpan now, string? failure)
    {
        var user = channel.User;
        notBefore[user] = now + backOff[user].After(failure);
        if (MayBegin(user, now))
        {
            Begin(channel, now);
            return;
        }

        running[user] = false;
        active--;
        loop.Connections.Return(channel);
    }

    public override void EndEarly(TimeSpan moment) => until = End ??= moment;

    private void EnterPhase(int next, TimeSpan start)
    {
        (phase, phaseStart, nextLook) = (next, start, start);
        if (next >= schedule.Phases.Count)
        {
            until = End ??= start;
            return;
        }

        until = next == schedule.Phases.Count - 1 && Phase.During is { } last ? start + last : TimeSpan.MaxValue;

        iterationsLeft = Phase.Iterations ?? long.MaxValue;
    }

    private bool IsOver(TimeSpan now) =>
        Phase.During is { } during ? now >= phaseStart + during : iterationsLeft <= 0 && active == 0;

    private void StartMissing(TimeSpan now)
    {
        var copies = Phase.CopiesAt(now - phaseStart);
        for (var user = share.Index; user < copies; user += share.Of)
        {
            if (!running[user] && MayBegin(user, now))
            {
                running[user] = true;
                active++;
                var channel = loop.Connections.TryTake(loop, int.MaxValue)!;
                channel.User = user;
                Begin(channel, loop.Clock.Now);
            }
        }
    }

    private bool MayBegin(int user, TimeSpan now) =>
        End is null
        && iterationsLeft > 0
        && !(Phase.During is { } during && now >= phaseStart + during)
        && user < Phase.CopiesAt(now - phaseStart)
        && now >= notBefore[user];

    private void Begin(Channel channel, TimeSpan now)
    {
        iterationsLeft--;
        channel.Start(numbers.Next(now), now);
    }
}
