namespace CapacityLab.Load.Recording;

/// <summary>Counts of one second.</summary>
internal sealed class IntervalTotals
{
    private static readonly TimeSpan LateFrom = TimeSpan.FromMilliseconds(10);

    public long Started { get; private set; }

    public long Dropped { get; set; }

    public long Ok { get; set; }

    public long Failed { get; set; }

    /// <summary>Arrivals that were begun more than 10 ms after they were due.</summary>
    public long SentLate { get; private set; }

    public LatencyHistogram ResponseTime { get; } = new();

    public bool IsEmpty => Started + Dropped + Ok + Failed == 0;

    public void Start(TimeSpan intended, TimeSpan started)
    {
        Started++;
        SentLate += started - intended > LateFrom ? 1 : 0;
    }

    public void Record(in IterationEnd end)
    {
        ResponseTime.Record(end.Ended - end.Intended);
        Ok += end.Failure is null ? 1 : 0;
        Failed += end.Failure is null ? 0 : 1;
    }

    public void Add(IntervalTotals other)
    {
        Started += other.Started;
        Dropped += other.Dropped;
        Ok += other.Ok;
        Failed += other.Failed;
        SentLate += other.SentLate;
        ResponseTime.Add(other.ResponseTime);
    }

    public void Reset()
    {
        (Started, Dropped, Ok, Failed, SentLate) = (0, 0, 0, 0, 0);
        ResponseTime.Reset();
    }
}
