using System.Collections.Concurrent;
using CapacityLab.Load.Recording;

namespace CapacityLab.Load.FastPath;

/// <summary>
/// What one loop counts, without a lock: only its thread writes. A second that is over is handed to the thread that
/// watches, which hands its room back.
/// </summary>
internal sealed class LoopRecorder
{
    private readonly ConcurrentQueue<IntervalTotals> over = new();
    private readonly ConcurrentQueue<IntervalTotals> free = new();
    private IntervalTotals current = new();
    private TimeSpan end = TimeSpan.FromSeconds(1);

    /// <summary>For other threads only when the loop has ended.</summary>
    public Totals Totals { get; } = new();

    /// <summary>Requests that were sent once more, on a new connection. For other threads only when the loop has ended.</summary>
    public long Resent { get; set; }

    public void Start(TimeSpan intended, TimeSpan started)
    {
        Totals.Start(intended, started);
        current.Start(intended, started);
    }

    public void Drop()
    {
        Totals.Dropped++;
        current.Dropped++;
    }

    /// <summary>The last step of an iteration, and the iteration.</summary>
    public void Record(in IterationEnd iteration, in StepEnd last)
    {
        Totals.Record(iteration, last);
        current.Record(iteration);
    }

    public void Record(in StepEnd step) => Totals.Record(step);

    /// <summary>Hands the seconds over that have ended; what is recorded afterwards counts to the one that runs.</summary>
    public void Advance(TimeSpan now)
    {
        while (now >= end)
        {
            HandOver();
            end += TimeSpan.FromSeconds(1);
        }
    }

    /// <summary>Hands over the last one, which is shorter.</summary>
    public void HandOver()
    {
        over.Enqueue(current);
        current = free.TryDequeue(out var room) ? room : new IntervalTotals();
    }

    /// <summary>Whether a second lies ready. For the watching thread.</summary>
    public bool HasInterval => !over.IsEmpty;

    /// <summary>Adds the oldest second handed over, if there is one. For the watching thread.</summary>
    public void Collect(IntervalTotals sum)
    {
        if (over.TryDequeue(out var interval))
        {
            sum.Add(interval);
            interval.Reset();
            free.Enqueue(interval);
        }
    }
}
