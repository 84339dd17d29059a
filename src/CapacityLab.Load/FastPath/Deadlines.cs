using CapacityLab.Results.Probes;

namespace CapacityLab.Load.FastPath;

/// <summary>Requests in the order of their timeouts. All have the same, so that a new one goes to the end of the list.</summary>
internal sealed class Deadlines(TimeSpan timeout)
{
    private Channel? first;
    private Channel? last;

    public void Arm(Channel channel, TimeSpan now)
    {
        Disarm(channel);
        channel.Timeout.Due = now + timeout;
        channel.Timeout.Before = last;
        if (last is null)
        {
            first = channel;
        }
        else
        {
            last.Timeout.After = channel;
        }

        last = channel;
        channel.Timeout.IsArmed = true;
    }

    public void Disarm(Channel channel)
    {
        if (!channel.Timeout.IsArmed)
        {
            return;
        }

        (first, last) = (
            first == channel ? channel.Timeout.After : first,
            last == channel ? channel.Timeout.Before : last
        );
        if (channel.Timeout.Before is { } before)
        {
            before.Timeout.After = channel.Timeout.After;
        }

        if (channel.Timeout.After is { } after)
        {
            after.Timeout.Before = channel.Timeout.Before;
        }

        (channel.Timeout.Before, channel.Timeout.After, channel.Timeout.IsArmed) = (null, null, false);
    }

    public void ExpireAt(TimeSpan now)
    {
        while (first is { } due && due.Timeout.Due <= now)
        {
            due.Fail(FailureKinds.Timeout);
        }
    }

    /// <summary>Every request in flight, the oldest first.</summary>
    public Channel? First => first;
}
