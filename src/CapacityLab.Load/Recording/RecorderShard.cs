namespace CapacityLab.Load.Recording;

/// <summary>
/// The counts of the threads on some of the processors. Its lock is all but uncontended: another thread enters only
/// when it was moved between choosing the shard and taking it, or to collect a second that is over.
/// </summary>
internal sealed class RecorderShard
{
    // Seconds that are still open: the one that runs and the one that has just ended; the rest is slack.
    private const int OpenIntervals = 4;

    private readonly Lock gate = new();
    private readonly Totals totals = new();
    private readonly IntervalTotals[] intervals =
    [
        .. Enumerable.Range(0, OpenIntervals).Select(_ => new IntervalTotals()),
    ];
    private int oldest;
    private bool closed;

    public void Start(TimeSpan intended, TimeSpan started)
    {
        lock (gate)
        {
            if (!closed)
            {
                totals.Start(intended, started);
                IntervalOf(started).Start(intended, started);
            }
        }
    }

    public void Drop(TimeSpan at)
    {
        lock (gate)
        {
            if (!closed)
            {
                totals.Dropped++;
                IntervalOf(at).Dropped++;
            }
        }
    }

    public void Record(in IterationEnd end)
    {
        lock (gate)
        {
            if (!closed)
            {
                totals.Record(end);
                IntervalOf(end.Ended).Record(end);
            }
        }
    }

    public void Record(in StepEnd end)
    {
        lock (gate)
        {
            if (!closed)
            {
                totals.Record(end);
            }
        }
    }

    public void Record(in IterationEnd end, in StepEnd step)
    {
        lock (gate)
        {
            if (!closed)
            {
                totals.Record(end, step);
                IntervalOf(end.Ended).Record(end);
            }
        }
    }

    /// <summary>Moves the oldest open second into <paramref name="sum"/>.</summary>
    public void Collect(IntervalTotals sum)
    {
        lock (gate)
        {
            var interval = intervals[oldest % OpenIntervals];
            sum.Add(interval);
            interval.Reset();
            oldest++;
        }
    }

    /// <summary>From here on nothing is counted, so that an answer that comes later cannot change what was returned.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
        }
    }

    /// <summary>After <see cref="Close"/> only.</summary>
    public void AddTo(Totals sum) => sum.Add(totals);

    // What is recorded after its second was collected counts to the oldest that is open; sums stay exact.
    private IntervalTotals IntervalOf(TimeSpan time)
    {
        var second = (int)(time.Ticks / TimeSpan.TicksPerSecond);
        return intervals[Math.Clamp(second, oldest, oldest + OpenIntervals - 1) % OpenIntervals];
    }
}
