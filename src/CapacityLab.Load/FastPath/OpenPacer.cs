using CapacityLab.Load.Running;

namespace CapacityLab.Load.FastPath;

/// <summary>Begins each arrival of the open model when its pace says so, or drops it.</summary>
/// <param name="mostInFlight">Of this loop; further arrivals are dropped.</param>
internal sealed class OpenPacer(OpenPace pace, EventLoop loop, int mostInFlight) : Pacer
{
    // Then the loop looks at its sockets, so that a backlog does not keep answers waiting.
    private const int Burst = 32;

    public override TimeSpan Until => pace.Until;

    public override long MaxBacklog => pace.MaxBacklog;

    public override long Scheduled => pace.Scheduled;

    public override TimeSpan Advance(TimeSpan now)
    {
        if (End is not null)
        {
            return TimeSpan.MaxValue;
        }

        for (var begun = 0; begun < Burst; begun++)
        {
            if (!pace.IsDue(now) && !pace.IsDue(now = loop.Clock.Now))
            {
                return Wait(now);
            }

            if (begun == 0)
            {
                pace.CountBacklog(now);
            }

            Begin(pace.Take(), now);
            now = loop.Clock.Now;
        }

        return now;
    }

    public override void EndEarly(TimeSpan moment) => pace.EndEarly(moment);

    public override void Ended(Channel channel, TimeSpan now, string? failure) => loop.Connections.Return(channel);

    private TimeSpan Wait(TimeSpan now)
    {
        if (pace.IsOver(now))
        {
            End = pace.Until;
        }

        return pace.Next;
    }

    private void Begin(in Arrival arrival, TimeSpan now)
    {
        if (loop.Connections.TryTake(loop, mostInFlight) is { } channel)
        {
            channel.Start(arrival, now);
        }
        else
        {
            loop.Recorder.Drop();
        }
    }
}
