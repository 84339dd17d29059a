namespace CapacityLab.Layouts.Docker;

/// <summary>
/// A cancellation that comes later than the user's: a create that is cut off goes on in the engine, and nobody learns the name of
/// what it makes.
/// </summary>
internal sealed class Grace : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource late = new();
    private readonly CancellationTokenRegistration registration;

    public Grace(CancellationToken cancellation) =>
        registration = cancellation.Register(() => late.CancelAfter(Patience));

    public CancellationToken Token => late.Token;

    public void Dispose()
    {
        registration.Dispose();
        late.Dispose();
    }
}
