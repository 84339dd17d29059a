using System.Runtime.InteropServices;
using CapacityLab.Layouts.Nodes;

namespace CapacityLab.Layouts.Sampling;

/// <summary>
/// Bytes that went in and out of nodes' listening ports since the first reading. Grows only: each socket adds what it moved
/// since it was last seen. What a connection moved between the last reading and its end is missed. Not thread-safe.
/// </summary>
internal sealed class SocketTraffic : ITraffic
{
    private readonly SocketDiagnostics? sockets = SocketDiagnostics.TryOpen();
    private readonly Dictionary<ulong, Seen> seen = [];
    private readonly Dictionary<int, (long In, long Out)> totals = [];
    private readonly int[] ports;
    private readonly SocketDiagnostics.SocketSeen take;
    private int round;

    public SocketTraffic(IEnumerable<int> ports)
    {
        this.ports = [.. ports];
        take = Take;
    }

    public bool Read()
    {
        round++;
        if (sockets is null || ports.Length == 0 || !sockets.Read(ports, take))
        {
            return false;
        }

        foreach (var (cookie, _) in seen.Where(pair => pair.Value.Round != round).ToList())
        {
            seen.Remove(cookie);
        }

        return true;
    }

    public (long In, long Out) Of(INode node) => totals.GetValueOrDefault(node.Port);

    public void Dispose() => sockets?.Dispose();

    private void Take(int port, ulong cookie, ulong received, ulong sent)
    {
        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, cookie, out _);
        ref var total = ref CollectionsMarshal.GetValueRefOrAddDefault(totals, port, out _);
        total = (total.In + (long)(received - last.Received), total.Out + (long)(sent - last.Sent));
        last = new Seen(round, received, sent);
    }

    private readonly record struct Seen(int Round, ulong Received, ulong Sent);
}
