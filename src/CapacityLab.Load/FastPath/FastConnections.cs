using CapacityLab.Load.FastPath.Network;
using CapacityLab.Load.FastPath.Network.Epoll;
using CapacityLab.Load.FastPath.Network.Sockets;

namespace CapacityLab.Load.FastPath;

/// <summary>The loops' connections to one address. They outlive a run where the next one has as many loops.</summary>
internal sealed class FastConnections : IDisposable
{
    private FastConnections(TargetAddress target, LoopConnections[] loops) => (Target, Loops) = (target, loops);

    public TargetAddress Target { get; }

    public IReadOnlyList<LoopConnections> Loops { get; }

    public string Engine => Loops[0].Network.Engine;

    public static async Task<FastConnections> OpenAsync(FastPlan plan, CancellationToken cancellation) =>
        new(
            await TargetAddress.ResolveAsync(plan.Address, cancellation).ConfigureAwait(false),
            [.. Enumerable.Range(0, plan.Loops).Select(_ => new LoopConnections(NewNetwork(plan.OnEpoll)))]
        );

    public void Dispose()
    {
        foreach (var loop in Loops)
        {
            loop.Dispose();
        }
    }

    private static INetwork NewNetwork(bool onEpoll) => onEpoll ? new EpollNetwork() : new SocketNetwork();
}
