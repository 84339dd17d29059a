using CapacityLab.Analysis.Capacity;
using CapacityLab.Analysis.Judging;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;

namespace CapacityLab.Running;

/// <summary>Ends a probe that cannot hold its objectives any more. A rung of the ladder has none.</summary>
internal sealed class EarlyEnd(ProbeOrder order, IterationRate arrivals, Objectives objectives, int processors)
    : IDisposable
{
    private readonly HopelessProbe rule = new(objectives, arrivals, order.Length);
    private readonly List<IntervalResult> intervals = [];
    private readonly CancellationTokenSource source = new();

    public CancellationToken Token => source.Token;

    /// <summary>Empty while there is none.</summary>
    public string Reason { get; private set; } = "";

    public void Observe(IntervalResult interval)
    {
        intervals.Add(interval);
        var excluded = SoundSeconds.Excluded(intervals, processors);
        // What follows the schedule's end is the wait for the last answers.
        bool over = interval.At + interval.Length >= order.Length;
        if (order.Users == 0 && !over && Reason.Length == 0 && rule.Reason([.. Sound(excluded)]) is { } reason)
        {
            Reason = reason;
            source.Cancel();
        }
    }

    /// <summary>A second that was spoiled says nothing: as if nothing had been due or answered in it.</summary>
    private IEnumerable<IntervalResult> Sound(IReadOnlyList<bool> excluded) =>
        intervals.Select(
            (second, index) => excluded[index] ? new IntervalResult { At = second.At, Length = second.Length } : second
        );

    public void Dispose() => source.Dispose();
}
