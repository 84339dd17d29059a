namespace CapacityLab.Load.Running;

/// <summary>
/// The timeout of one request after the other, without a timer for each: the run's watching thread looks at every
/// deadline once in a while. A source of cancellation is used again until it has been cancelled.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Design",
    "CA1001",
    Justification = "A source without timer or handle holds nothing to release, and the watching thread may still hold it."
)]
internal sealed class Deadline
{
    private const long None = 0;
    private const long Expired = -1;

    // Ticks of the run's clock. Whoever swaps a deadline for Expired owns the cancellation of that request.
    private long due = None;
    private volatile bool stopped;
    private volatile CancellationTokenSource source = new();

    public CancellationToken Arm(TimeSpan moment)
    {
        Interlocked.Exchange(ref due, Math.Max(1, moment.Ticks));
        if (stopped)
        {
            source.Cancel();
        }

        return source.Token;
    }

    /// <summary>The request has ended.</summary>
    /// <returns>Whether it had run out of time.</returns>
    public bool Disarm()
    {
        if (Interlocked.Exchange(ref due, None) != Expired)
        {
            return false;
        }

        // The watching thread may be about to cancel the old one.
        source = new CancellationTokenSource();
        return true;
    }

    /// <summary>Cancels the request whose deadline has passed, if there is one. For the watching thread.</summary>
    public void ExpireAt(TimeSpan now)
    {
        var seen = Volatile.Read(ref due);
        if (seen <= None || now.Ticks < seen)
        {
            return;
        }

        // Read before the swap: after it, the request may end and put a new source here.
        var its = source;
        if (Interlocked.CompareExchange(ref due, Expired, seen) == seen)
        {
            its.Cancel();
        }
    }

    /// <summary>Cancels any later request as it begins.</summary>
    public void Refuse() => stopped = true;

    /// <summary>Cancels the request that runs and any later one.</summary>
    public void Stop()
    {
        Refuse();
        Interlocked.MemoryBarrier();
        source.Cancel();
    }
}
