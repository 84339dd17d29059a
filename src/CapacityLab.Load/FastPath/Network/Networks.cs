using CapacityLab.Load.FastPath.Network.Epoll;
using CapacityLab.Load.FastPath.Network.Sockets;
using CapacityLab.Load.FastPath.Network.Uring;

namespace CapacityLab.Load.FastPath.Network;

/// <summary>The kernel's interfaces that loops can wait on.</summary>
internal static class Networks
{
    /// <summary>Whether this system has it, for this process.</summary>
    public static bool Has(EngineKind engine) =>
        engine switch
        {
            EngineKind.IoUring => UringNetwork.IsSupported,
            EngineKind.Epoll => EpollNetwork.IsSupported,
            _ => true,
        };

    /// <summary>
    /// The one that is wanted, else the next best that can be had. For the thread that will use it.
    /// </summary>
    public static INetwork Open(EngineKind engine) =>
        engine == EngineKind.IoUring && UringNetwork.TryOpen() is { } ring ? ring
        : engine != EngineKind.Sockets && EpollNetwork.IsSupported ? new EpollNetwork()
        : new SocketNetwork();
}
