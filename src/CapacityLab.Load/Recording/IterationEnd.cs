namespace CapacityLab.Load.Recording;

/// <summary>How one arrival ended. Times from the start of the run.</summary>
/// <param name="Failure">Kind; null: ok.</param>
/// <param name="CountFailure">False where a step has counted the failure already.</param>
/// <param name="InTime">Whether it ended before the load was over; else in the wait after it.</param>
internal readonly record struct IterationEnd(
    TimeSpan Intended,
    TimeSpan Started,
    TimeSpan Ended,
    string? Failure,
    bool CountFailure,
    bool InTime = true
);
