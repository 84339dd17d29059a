using System.Globalization;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Capacity;

/// <summary>
/// Whether a probe that still runs cannot hold its objectives any more:
/// <list type="bullet">
/// <item>More arrivals failed or were dropped than the success ratio allows of all that are scheduled.</item>
/// <item>More were late than the p99 allows of all that are scheduled. An interval whose p50, p95 or p99 is above the objective had
/// more than 50, 5 or 1 % late: a lower bound, by which nothing is ended that could still hold.</item>
/// <item>What is in flight has grown in three intervals in a row, would take twice the objective to answer at the highest rate of any,
/// and more of it will be late than the p99 allows of all that are scheduled: an arrival from now on waits for all of it (Little's
/// law, first come, first served).</item>
/// </list>
/// </summary>
/// <param name="Objectives">That must hold.</param>
/// <param name="Rate">Arrivals that are offered.</param>
/// <param name="Length">Of the whole schedule.</param>
public sealed record HopelessProbe(Objectives Objectives, IterationRate Rate, TimeSpan Length)
{
    private const double AllowedLate = 0.01;
    private const double BacklogTimes = 2;
    private const int GrowingIntervals = 3;

    /// <summary>A sentence with figures; null while it may still hold.</summary>
    public string? Reason(IReadOnlyList<IntervalResult> intervals) =>
        TooManyFailed(intervals) ?? TooManyLate(intervals) ?? Growing(intervals);

    private double Scheduled => Rate.PerSecond * Length.TotalSeconds;

    private string? TooManyFailed(IReadOnlyList<IntervalResult> intervals)
    {
        long lost = intervals.Sum(interval => interval.Failed + interval.Dropped);
        double allowed = (1 - Objectives.SuccessRatio) * Scheduled;
        // Counts are whole and the schedule's is rounded.
        return lost > allowed + 1
            ? Text($"Ended early: {lost} arrivals failed or were dropped; at most {allowed:0} of {Scheduled:0} may.")
            : null;
    }

    private string? TooManyLate(IReadOnlyList<IntervalResult> intervals)
    {
        double late = intervals.Sum(interval => LateShare(interval) * (interval.Ok + interval.Failed));
        double allowed = AllowedLate * Scheduled;
        return late > allowed + 1
            ? Text(
                $"Ended early: at least {late:0} responses took over {Objectives.P99.TotalMilliseconds:0.#} ms; at most {allowed:0} of {Scheduled:0} may."
            )
            : null;
    }

    private double LateShare(IntervalResult interval) =>
        interval.P50 > Objectives.P99 ? 0.5
        : interval.P95 > Objectives.P99 ? 0.05
        : interval.P99 > Objectives.P99 ? 0.01
        : 0;

    private string? Growing(IReadOnlyList<IntervalResult> intervals)
    {
        var backlog = Backlog(intervals);
        if (intervals.Count < GrowingIntervals || !Grew(backlog))
        {
            return null;
        }

        // The highest: one that stood still for a moment catches up.
        double answered = intervals.Max(interval => (interval.Ok + interval.Failed) / interval.Length.TotalSeconds);
        double inTime = answered * Objectives.P99.TotalSeconds;
        return backlog[^1] > BacklogTimes * inTime && backlog[^1] - inTime > (AllowedLate * Scheduled) + 1
            ? Text(
                $"Ended early: {backlog[^1]} arrivals were in flight, more every second, and at most {answered:0.#} a second were answered."
            )
            : null;
    }

    private static bool Grew(List<long> backlog) =>
        Enumerable.Range(1, GrowingIntervals).All(back => backlog[^back] > backlog[^(back + 1)]);

    /// <summary>In flight at the start, and at the end of each interval.</summary>
    private static List<long> Backlog(IReadOnlyList<IntervalResult> intervals)
    {
        long inFlight = 0;
        return
        [
            0,
            .. intervals.Select(interval =>
                inFlight += interval.Scheduled - interval.Ok - interval.Failed - interval.Dropped
            ),
        ];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
