using CapacityLab.Load.FastPath;
using CapacityLab.Load.Http;

namespace CapacityLab.Load;

/// <summary>
/// The connections of several loads to one address, one load after the other: each finds open what the one before left.
/// Not for two loads at once.
/// </summary>
public sealed class LoadConnections : IDisposable
{
    private readonly Lazy<HttpMessageHandler> handler;
    private FastConnections? fast;
    private FastPlan? fastPlan;

    /// <param name="connectTimeout">After which HttpClient's connection that does not open counts as failed.</param>
    public LoadConnections(TimeSpan connectTimeout) => handler = new(() => HttpConnections.NewHandler(connectTimeout));

    /// <summary>Whether all the loads are of the closed model, so that they may be what serves that model best. Default: false.</summary>
    public bool ClosedOnly { get; init; }

    internal HttpMessageHandler Handler => handler.Value;

    public void Dispose()
    {
        // Once: what it closes are numbers, which may be another file's by the second time.
        fast?.Dispose();
        fast = null;
        if (handler.IsValueCreated)
        {
            handler.Value.Dispose();
        }
    }

    /// <summary>Those of the load before, where it went the same way; else new ones.</summary>
    internal async Task<FastConnections> FastAsync(FastPlan plan, CancellationToken cancellation)
    {
        if (fast is null || fast.Target.Count == 0 || plan != fastPlan)
        {
            fast?.Dispose();
            fast = null;
            fast = await FastConnections.OpenAsync(plan, cancellation).ConfigureAwait(false);
            fastPlan = plan;
        }

        return fast;
    }
}
