using CapacityLab.Load.Recording;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Running;

/// <summary>Makes an interval of every second, and reports it. For one thread at a time.</summary>
/// <param name="execution">Whose seconds are collected.</param>
/// <param name="scheduled">Counts what was due.</param>
/// <param name="progress">Told of each second.</param>
/// <param name="lateAbove">See <see cref="LoadSpec.LateAbove"/>.</param>
internal sealed class Timeline(
    IExecution execution,
    ScheduledCount scheduled,
    IProgress<IntervalResult>? progress,
    TimeSpan? lateAbove = null
)
{
    /// <summary>After a second is over, how long its last records may take to arrive.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(150);

    // A rate over a few milliseconds would stand out of every plot: so short an end goes to the second before it.
    private static readonly TimeSpan ShortestEnd = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly List<IntervalResult> intervals = [];
    private readonly IntervalTotals sum = new();

    public IReadOnlyList<IntervalResult> Intervals => intervals;

    private TimeSpan Start => intervals.Count * Second;

    /// <summary>Reports the seconds that are over.</summary>
    public void Advance(TimeSpan now)
    {
        while (now >= Start + Second + Slack && TryCollect(Start + Second)) { }
    }

    /// <summary>Reports the rest. Nothing may be recorded any more.</summary>
    /// <param name="end">Of the run, the wait for the last answers included.</param>
    /// <param name="passed">Arrivals due until then, where the schedule was ended early.</param>
    public void Finish(TimeSpan end, long? passed)
    {
        while (end > Start + Second + ShortestEnd)
        {
            execution.TryCollect(sum, last: true);
            Report(Start + Second, Scheduled(Start + Second));
        }

        // The second that the end falls in, and what fell into the one after it.
        execution.TryCollect(sum, last: true);
        execution.TryCollect(sum, last: true);
        Report(end, scheduled.Rest(sum, passed));
    }

    private bool TryCollect(TimeSpan end)
    {
        if (!execution.TryCollect(sum, last: false))
        {
            return false;
        }

        Report(end, Scheduled(end));
        return true;
    }

    private long Scheduled(TimeSpan end) => scheduled.Before(end, execution.Until, sum);

    private void Report(TimeSpan end, long count)
    {
        var interval = new IntervalResult
        {
            At = Start,
            Length = end - Start,
            Scheduled = count,
            Ok = sum.Ok,
            Failed = sum.Failed,
            Dropped = sum.Dropped,
            Late = lateAbove is { } late ? sum.ResponseTime.CountAbove(late) : null,
            SentLate = sum.SentLate,
            P50 = sum.ResponseTime.Percentile(0.5),
            P95 = sum.ResponseTime.Percentile(0.95),
            P99 = sum.ResponseTime.Percentile(0.99),
        };
        intervals.Add(interval);
        sum.Reset();
        progress?.Report(interval);
    }
}
