using CapacityLab.Load.Running;
using CapacityLab.Load.Scheduling;

namespace CapacityLab.Load.FastPath;

/// <summary>
/// Begins each arrival when it is due. None is skipped: what comes late because the loop was late is sent late, and the
/// lag is counted.
/// </summary>
internal sealed class OpenPacer : Pacer
{
    // Then the loop looks at its sockets, so that a backlog does not keep answers waiting.
    private const int Burst = 32;
    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);

    private readonly OpenSchedule schedule;
    private readonly EventLoop loop;
    private readonly LoopShare share;
    private readonly ArrivalNumbers numbers;
    private readonly ArrivalCursor next;
    private readonly ArrivalCursor due;
    private readonly int mostInFlight;

    public OpenPacer(OpenSchedule schedule, EventLoop loop, LoopShare share, ArrivalNumbers numbers, int mostInFlight)
    {
        (this.schedule, this.loop, this.share, this.numbers) = (schedule, loop, share, numbers);
        this.mostInFlight = mostInFlight;
        (next, due) = (schedule.Cursor(), schedule.Cursor());
        Until = schedule.Duration;
        PassOthers();
    }

    private bool HasNext => !next.AtEnd && next.Due <= Until;

    public override TimeSpan Advance(TimeSpan now)
    {
        if (End is not null)
        {
            return TimeSpan.MaxValue;
        }

        for (var begun = 0; begun < Burst && HasNext; begun++)
        {
            if (next.Due > now && next.Due > (now = loop.Clock.Now))
            {
                return next.Due;
            }

            if (begun == 0)
            {
                CountBacklog(now);
            }

            Begin(now);
            now = loop.Clock.Now;
        }

        return HasNext ? now : AtEnd(now);
    }

    public override void EndEarly(TimeSpan moment) => Until = moment < Until ? moment : Until;

    public override void Ended(Channel channel, TimeSpan now, string? failure) => loop.Connections.Return(channel);

    private TimeSpan AtEnd(TimeSpan now)
    {
        if (now >= Until)
        {
            End = Until;
        }

        return Until;
    }

    private void Begin(TimeSpan now)
    {
        var arrival = numbers.Next(next.Due);
        next.MoveNext();
        Passed++;
        if (loop.Connections.TryTake(loop, mostInFlight) is { } channel)
        {
            channel.Start(arrival, now);
        }
        else
        {
            loop.Recorder.Drop();
        }

        PassOthers();
    }

    private void PassOthers()
    {
        while (!next.AtEnd && !share.Has(next.Number))
        {
            numbers.Next(next.Due);
            next.MoveNext();
        }
    }

    private void CountBacklog(TimeSpan now) =>
        MaxBacklog = Math.Max(MaxBacklog, (due.PassBefore(now + Instant) - next.Number) / share.Of);
}
