using CapacityLab.Load.FastPath.Network;
using CapacityLab.Load.Http1;

namespace CapacityLab.Load.FastPath;

/// <summary>One loop's channels, which outlive a run. For one loop at a time.</summary>
internal sealed class LoopConnections(INetwork network, LoopThread thread) : IDisposable
{
    private readonly HeadMemo memo = new();
    private readonly Stack<Channel> free = [];
    private int made;

    public INetwork Network { get; } = network;

    public LoopThread Thread { get; } = thread;

    public int InFlight => made - free.Count;

    /// <returns>Null where <paramref name="limit"/> are taken. The last one given back comes first: its memory is in the cache.</returns>
    public Channel? TryTake(EventLoop loop, int limit)
    {
        if (InFlight >= limit)
        {
            return null;
        }

        if (free.TryPop(out var channel))
        {
            channel.Loop = loop;
            return channel;
        }

        made++;
        return new Channel(Network, memo) { Loop = loop };
    }

    public void Return(Channel channel) => free.Push(channel);

    /// <summary>Idle ones may hear that their server has closed.</summary>
    public void Attach(EventLoop loop)
    {
        foreach (var channel in free)
        {
            channel.Loop = loop;
        }
    }

    public void Dispose()
    {
        Network.Dispose();
        Thread.Dispose();
    }
}
