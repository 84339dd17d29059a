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

    /// <summary>The one that is asked for, or the cheapest that can be had; for the thread that will use it.</summary>
    public static INetwork Open(EngineKind engine) =>
        engine == EngineKind.Sockets ? new SocketNetwork()
        : engine != EngineKind.Epoll && UringNetwork.TryOpen() is { } ring ? ring
        : EpollNetwork.IsSupported ? new EpollNetwork()
        : new SocketNetwork();
}
