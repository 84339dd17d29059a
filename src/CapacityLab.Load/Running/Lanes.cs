namespace CapacityLab.Load.Running;

/// <summary>The places in flight. The last one given back is the first one taken: its memory is still in the cache.</summary>
internal sealed class Lanes(RunScope scope)
{
    private readonly Lock gate = new();
    private readonly Stack<Lane> free = [];
    private readonly List<Lane> all = [];
    private readonly TaskCompletionSource empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool lastRented;
    private bool stopped;
    private long started;

    /// <summary>Iterations that have begun to run.</summary>
    public long Started => Volatile.Read(ref started);

    public int MaxInFlight { get; private set; }

    private int InFlight => all.Count - free.Count;

    public void CountStart() => Interlocked.Increment(ref started);

    /// <returns>Null when <paramref name="limit"/> places are taken.</returns>
    public Lane? TryRent(int limit)
    {
        lock (gate)
        {
            if (InFlight >= limit)
            {
                return null;
            }

            if (!free.TryPop(out var lane))
            {
                lane = Add();
            }

            MaxInFlight = Math.Max(MaxInFlight, InFlight);
            return lane;
        }
    }

    public void Return(Lane lane)
    {
        lock (gate)
        {
            free.Push(lane);
            SignalIfEmpty();
        }
    }

    /// <summary>No further place will be taken; the task ends when the last one is given back.</summary>
    public Task EmptyAsync()
    {
        lock (gate)
        {
            lastRented = true;
            SignalIfEmpty();
        }

        return empty.Task;
    }

    /// <summary>Cancels the requests whose time is over.</summary>
    public void ExpireAt(TimeSpan now)
    {
        // Lanes are only ever added, and at the end; a deadline takes no lock.
        for (var i = 0; LaneAt(i) is { } lane; i++)
        {
            lane.Deadline.ExpireAt(now);
        }
    }

    /// <summary>Cancels every request in flight, and any later one.</summary>
    public void Stop()
    {
        lock (gate)
        {
            stopped = true;
        }

        for (var i = 0; LaneAt(i) is { } lane; i++)
        {
            lane.Deadline.Stop();
        }
    }

    private Lane Add()
    {
        var lane = new Lane(scope);
        all.Add(lane);
        if (stopped)
        {
            lane.Deadline.Stop();
        }

        return lane;
    }

    private Lane? LaneAt(int place)
    {
        lock (gate)
        {
            return place < all.Count ? all[place] : null;
        }
    }

    private void SignalIfEmpty()
    {
        if (lastRented && InFlight == 0)
        {
            empty.TrySetResult();
        }
    }
}
