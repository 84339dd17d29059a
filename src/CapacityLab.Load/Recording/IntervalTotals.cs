namespace CapacityLab.Load.Recording;

/// <summary>Counts of one second.</summary>
internal sealed class IntervalTotals
{
    public long Started { get; set; }

    public long Dropped { get; set; }

    public long Ok { get; set; }

    public long Failed { get; set; }

    public LatencyHistogram ResponseTime { get; } = new();

    public bool IsEmpty => Started + Dropped + Ok + Failed == 0;

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
        ResponseTime.Add(other.ResponseTime);
    }

    public void Reset()
    {
        (Started, Dropped, Ok, Failed) = (0, 0, 0, 0);
        ResponseTime.Reset();
    }
}
