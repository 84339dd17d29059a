namespace CapacityLab.Load.FastPath;

/// <summary>Requests in the order of their timeouts. All have the same, so that a new one goes to the end of the list.</summary>
internal sealed class Deadlines(TimeSpan timeout)
{
    private Channel? first;
    private Channel? last;

    public void Arm(Channel channel, TimeSpan now)
    {
        Disarm(channel);
        channel.Deadline = now + timeout;
        channel.Before = last;
        if (last is null)
        {
            first = channel;
        }
        else
        {
            last.After = channel;
        }

        last = channel;
        channel.IsArmed = true;
    }

    public void Disarm(Channel channel)
    {
        if (!channel.IsArmed)
        {
            return;
        }

        (first, last) = (first == channel ? channel.After : first, last == channel ? channel.Before : last);
        if (channel.Before is { } before)
        {
            before.After = channel.After;
        }

        if (channel.After is { } after)
        {
            after.Before = channel.Before;
        }

        (channel.Before, channel.After, channel.IsArmed) = (null, null, false);
    }

    public void ExpireAt(TimeSpan now)
    {
        while (first is { } due && due.Deadline <= now)
        {
            due.Fail(FailureKinds.Timeout);
        }
    }

    /// <summary>Every request in flight, the oldest first.</summary>
    public Channel? First => first;
}
