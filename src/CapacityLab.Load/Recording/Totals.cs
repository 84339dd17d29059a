namespace CapacityLab.Load.Recording;

/// <summary>
/// Everything counted over a run but the timeline. What is the same for several histograms is counted in one of them and goes into the
/// others when totals are added up, so that only a sum can be read. Not safe for several threads.
/// </summary>
internal sealed class Totals
{
    private readonly List<StepTotals?> steps = [];

    // Arrivals that were begun when they were due: a send lag of zero each.
    private long atOnce;

    /// <summary>Arrivals whose scenario has begun; a dispatched one may still wait for a thread.</summary>
    public long Started { get; private set; }

    public long Dropped { get; set; }

    public long Ok { get; private set; }

    public long Failed { get; private set; }

    /// <summary>Of the ok and failed ones, those that ended before the load was over.</summary>
    public long InTime { get; private set; }

    /// <summary>End of the last answer.</summary>
    public TimeSpan LastEnd { get; private set; }

    /// <summary>When the last arrival was begun.</summary>
    public TimeSpan LastStart { get; private set; }

    public LatencyHistogram ResponseTime { get; } = new();

    public LatencyHistogram ServiceTime { get; } = new();

    public LatencyHistogram SendLag { get; } = new();

    /// <summary>Failures of arrivals that none of their steps has counted.</summary>
    public KindCounts OwnFailures { get; } = new();

    /// <summary>By number; null where nothing was recorded.</summary>
    public IReadOnlyList<StepTotals?> Steps => steps;

    public void Start(TimeSpan intended, TimeSpan started)
    {
        Started++;
        if (started == intended)
        {
            atOnce++;
        }
        else
        {
            SendLag.Record(started - intended);
        }

        LastStart = Later(LastStart, started);
    }

    public void Record(in IterationEnd end)
    {
        ResponseTime.Record(end.Ended - end.Intended);
        ServiceTime.Record(end.Ended - end.Started);
        Count(end);
    }

    public void Record(in StepEnd end) => StepAt(end.Step).Record(end);

    /// <summary>The last step of an iteration, and the iteration.</summary>
    public void Record(in IterationEnd end, in StepEnd last)
    {
        if (end.Started == end.Intended && last.ResponseTime == end.Ended - end.Intended)
        {
            StepAt(last.Step).RecordForAll(last);
            Count(end);
        }
        else
        {
            Record(last);
            Record(end);
        }
    }

    public void Add(Totals other)
    {
        Started += other.Started;
        Dropped += other.Dropped;
        Ok += other.Ok;
        Failed += other.Failed;
        InTime += other.InTime;
        LastEnd = Later(LastEnd, other.LastEnd);
        LastStart = Later(LastStart, other.LastStart);
        ResponseTime.Add(other.ResponseTime);
        ServiceTime.Add(other.ServiceTime);
        SendLag.Add(other.SendLag);
        SendLag.RecordZeros(other.atOnce);
        OwnFailures.Add(other.OwnFailures);
        AddSteps(other);
    }

    private void Count(in IterationEnd end)
    {
        LastEnd = Later(LastEnd, end.Ended);
        Ok += end.Failure is null ? 1 : 0;
        Failed += end.Failure is null ? 0 : 1;
        InTime += end.InTime ? 1 : 0;
        if (end.CountFailure && end.Failure is { } kind)
        {
            OwnFailures.Add(kind);
        }
    }

    private void AddSteps(Totals other)
    {
        for (var step = 0; step < other.steps.Count; step++)
        {
            if (other.steps[step] is { } totals)
            {
                StepAt(step).Add(totals);
                AddForAll(totals.ForAll);
            }
        }
    }

    private void AddForAll(LatencyHistogram? times)
    {
        if (times is not null)
        {
            ResponseTime.Add(times);
            ServiceTime.Add(times);
        }
    }

    private StepTotals StepAt(int step)
    {
        while (steps.Count <= step)
        {
            steps.Add(null);
        }

        return steps[step] ??= new StepTotals();
    }

    private static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
