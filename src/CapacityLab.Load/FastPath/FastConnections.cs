using CapacityLab.Load.FastPath.Network;

namespace CapacityLab.Load.FastPath;

/// <summary>The loops' connections to one address. They outlive a run where the next one has as many loops.</summary>
internal sealed class FastConnections : IDisposable
{
    private FastConnections(TargetAddress target, LoopConnections[] loops) => (Target, Loops) = (target, loops);

    public TargetAddress Target { get; }

    public IReadOnlyList<LoopConnections> Loops { get; }

    /// <summary>Of all loops; where a later one did not get what the first did, each once.</summary>
    public string Engine => string.Join(", ", Loops.Select(loop => loop.Network.Engine).Distinct());

    public static async Task<FastConnections> OpenAsync(FastPlan plan, CancellationToken cancellation)
    {
        var target = await TargetAddress.ResolveAsync(plan.Address, cancellation).ConfigureAwait(false);
        var loops = Enumerable.Range(0, plan.Loops).Select(_ => OpenLoopAsync(plan.Engine));
        return new FastConnections(target, await Task.WhenAll(loops).ConfigureAwait(false));
    }

    public void Dispose()
    {
        foreach (var loop in Loops)
        {
            loop.Dispose();
        }
    }

    private static async Task<LoopConnections> OpenLoopAsync(EngineKind engine)
    {
        var thread = new LoopThread();
        try
        {
            var network = await thread.RunAsync(() => Networks.Open(engine)).ConfigureAwait(false);
            return new LoopConnections(network, thread);
        }
        catch
        {
            thread.Dispose();
            throw;
        }
    }
}
