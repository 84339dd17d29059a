namespace TargetApp.Storage;

/// <summary>The knob DatabaseHoldMs: keeps a rented connection for a while, so that a small pool gives out.</summary>
internal sealed class ConnectionHold(TimeSpan duration, TimeProvider time)
{
    public ValueTask WaitAsync(CancellationToken cancellation) =>
        duration == TimeSpan.Zero ? ValueTask.CompletedTask : new(Task.Delay(duration, time, cancellation));
}
