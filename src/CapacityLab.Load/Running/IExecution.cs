using CapacityLab.Load.Generator;
using CapacityLab.Load.Pacing;
using CapacityLab.Load.Recording;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Running;

/// <summary>Carries out the schedule of one run: the fast path or the general one.</summary>
internal interface IExecution : IDisposable
{
    /// <summary>As the result names it.</summary>
    string Engine { get; }

    LoadModel Model { get; }

    /// <summary>Virtual users of the closed model, at most; 0 in the open one.</summary>
    int Concurrency { get; }

    StepTable Steps { get; }

    FailureLog Failures { get; }

    /// <summary>Arrivals in flight at this moment, read from another thread: near enough for a mean.</summary>
    int InFlight { get; }

    /// <summary>Returns when what was begun has ended or the graceful stop is over, or the token is cancelled.</summary>
    Task<ScheduleEnd> RunAsync(IClock clock, CancellationToken cancellation);

    /// <summary>End of the load, from the start of the run; the largest there is where it is not known yet. For any thread.</summary>
    TimeSpan Until { get; }

    /// <summary>Called every 10 ms, by the thread that watches.</summary>
    void Look(TimeSpan now);

    /// <summary>Adds the oldest second not collected yet; each success moves on by one.</summary>
    /// <param name="last">Whether the run has ended, so that there is nothing to wait for.</param>
    /// <returns>False where that second is not complete yet.</returns>
    bool TryCollect(IntervalTotals sum, bool last);

    /// <summary>Ends counting and adds up.</summary>
    Totals Close();

    /// <summary>Ends what is still in flight, and waits for it for a short time.</summary>
    Task EndAsync();

    /// <summary>After <see cref="Close"/>.</summary>
    ExecutionFigures Figures();
}

/// <param name="Length">Of the schedule, as far as it was carried out.</param>
/// <param name="Passed">Arrivals of the open model that were due until then, where it was ended early; else null.</param>
internal readonly record struct ScheduleEnd(TimeSpan Length, long? Passed = null);

/// <param name="MaxBacklog">The most arrivals that were due and not begun.</param>
/// <param name="BusiestLoop">Processor time of the busiest event loop; null where there are none.</param>
/// <param name="Resent">Requests sent once more; null: it does not know.</param>
internal sealed record ExecutionFigures(
    long MaxBacklog,
    int MaxInFlight,
    UptakeDelays Uptake,
    TimeSpan? BusiestLoop = null,
    long? Resent = null
);
