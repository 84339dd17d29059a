using CapacityLab.Load.Http;

namespace CapacityLab.Load;

/// <summary>
/// The connections of several loads to one address, one load after the other: each finds open what the one before left.
/// Not for two loads at once.
/// </summary>
public sealed class LoadConnections : IDisposable
{
    private readonly Lazy<HttpMessageHandler> handler;

    /// <param name="connectTimeout">After which HttpClient's connection that does not open counts as failed.</param>
    public LoadConnections(TimeSpan connectTimeout) => handler = new(() => HttpConnections.NewHandler(connectTimeout));

    internal HttpMessageHandler Handler => handler.Value;

    public void Dispose()
    {
        if (handler.IsValueCreated)
        {
            handler.Value.Dispose();
        }
    }
}
