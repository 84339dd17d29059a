namespace TargetApp.Payments;

/// <summary>Lets so many charges in at once; the others wait in order or are refused.</summary>
internal sealed class ChargeGate(PaymentsOptions options) : IDisposable
{
    private readonly SemaphoreSlim? places = options.Concurrency == 0 ? null : new(options.Concurrency);

    /// <summary>Whether the charge may go on; then <see cref="Leave"/> must follow.</summary>
    public async ValueTask<bool> EnterAsync(CancellationToken cancellation)
    {
        if (places is null)
        {
            return true;
        }

        if (options.WhenBusy == WhenBusy.Refuse)
        {
            return places.Wait(0, cancellation);
        }

        await places.WaitAsync(cancellation);
        return true;
    }

    public void Leave() => places?.Release();

    public void Dispose() => places?.Dispose();
}
