namespace CapacityLab.Load.Pacing;

/// <summary>Time since the start of a run, and the wait for a moment of it. Tests put virtual time in its place.</summary>
internal interface IClock
{
    TimeSpan Now { get; }

    /// <summary>Blocks until the moment has come or the token is cancelled, whichever is first; never throws.</summary>
    void WaitUntil(TimeSpan moment, CancellationToken cancellation);
}
