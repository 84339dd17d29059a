using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace CapacityLab.Load.Running;

/// <summary>
/// The places in flight. The last one given back is the first one taken: its memory is still in the cache. Any thread
/// gives places back, one thread at a time takes them, and neither takes a lock.
/// </summary>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "An iteration that was left behind sets the event after the run; its finalizer closes it."
)]
internal sealed class Lanes(RunScope scope)
{
    // Held only while the number of places grows, and to look at all of them.
    private readonly Lock gate = new();
    private readonly List<Lane> all = [];
    private readonly ManualResetEvent empty = new(false);

    // A stack linked through the lanes. Only one thread takes from it, so that a lane cannot be taken and given back
    // between the reading of the top and the exchange.
    private Lane? free;
    private int inFlight;
    private volatile bool lastRented;
    private volatile bool closed;
    private bool stopped;
    private long started;

    /// <summary>Iterations that have begun to run.</summary>
    public long Started => Volatile.Read(ref started);

    public int InFlight => Volatile.Read(ref inFlight);

    public int MaxInFlight { get; private set; }

    public void CountStart() => Interlocked.Increment(ref started);

    /// <summary>For one thread at a time.</summary>
    /// <returns>Null when <paramref name="limit"/> places are taken.</returns>
    public Lane? TryRent(int limit)
    {
        if (Volatile.Read(ref inFlight) >= limit)
        {
            return null;
        }

        MaxInFlight = Math.Max(MaxInFlight, Interlocked.Increment(ref inFlight));
        return Pop() ?? Add();
    }

    public void Return(Lane lane)
    {
        Push(lane);
        if (Interlocked.Decrement(ref inFlight) == 0 && lastRented)
        {
            empty.Set();
        }
    }

    /// <summary>No further place will be taken; it is set when the last one is given back.</summary>
    public WaitHandle Emptied()
    {
        lastRented = true;
        // Else each of two threads could miss what the other has just written, and nobody would set it.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref inFlight) == 0)
        {
            empty.Set();
        }

        return empty;
    }

    /// <summary>Nothing is counted any more: deadlines that pass need no work.</summary>
    public void Close() => closed = true;

    /// <summary>Cancels the requests whose time is over.</summary>
    public void ExpireAt(TimeSpan now)
    {
        // Lanes are only ever added, and at the end; a deadline takes no lock.
        for (var i = 0; !closed && LaneAt(i) is { } lane; i++)
        {
            lane.Deadline.ExpireAt(now);
        }
    }

    /// <summary>Cancels every request in flight, as many as the time allows, and any later one.</summary>
    public void Stop(TimeSpan atMost)
    {
        lock (gate)
        {
            stopped = true;
        }

        for (var i = 0; LaneAt(i) is { } lane; i++)
        {
            lane.Deadline.Refuse();
        }

        var since = Stopwatch.GetTimestamp();
        for (var i = 0; LaneAt(i) is { } lane && Stopwatch.GetElapsedTime(since) < atMost; i++)
        {
            lane.Deadline.Stop();
        }
    }

    private Lane? Pop()
    {
        while (Volatile.Read(ref free) is { } top)
        {
            if (Interlocked.CompareExchange(ref free, top.Below, top) == top)
            {
                return top;
            }
        }

        return null;
    }

    private void Push(Lane lane)
    {
        Lane? top;
        do
        {
            top = Volatile.Read(ref free);
            lane.Below = top;
        } while (Interlocked.CompareExchange(ref free, lane, top) != top);
    }

    private Lane Add()
    {
        var lane = new Lane(scope);
        lock (gate)
        {
            all.Add(lane);
            if (stopped)
            {
                lane.Deadline.Stop();
            }
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
}
