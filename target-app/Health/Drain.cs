using TargetApp.Settings;

namespace TargetApp.Health;

/// <summary>
/// The end of a replica's life: from SIGTERM on it says so at /healthz, still listens, and lets the requests in
/// flight finish; then the host stops. Kestrel alone would stop listening at once, and no balancer could ask.
/// </summary>
internal sealed class Drain(AppSettings settings, TimeProvider time) : IHostedLifecycleService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(10);

    private int inFlight;
    private volatile bool begun;

    public bool HasBegun => begun;

    public void Enter() => Interlocked.Increment(ref inFlight);

    public void Leave() => Interlocked.Decrement(ref inFlight);

    /// <summary>Runs before any other part is stopped.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        begun = true;
        var since = time.GetTimestamp();
        while (MustStay(time.GetElapsedTime(since)) && !cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(LookEvery, time, CancellationToken.None);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private bool MustStay(TimeSpan elapsed) =>
        elapsed < settings.Shop.DrainNotice || (Volatile.Read(ref inFlight) > 0 && elapsed < settings.Shop.DrainTime);
}
