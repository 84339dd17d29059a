using System.Net;
using System.Net.Sockets;

namespace CapacityLab.Load.FastPath;

/// <summary>The addresses behind a host's name, looked up once before the load; each connection takes the one that worked last.</summary>
internal sealed class TargetAddress
{
    private readonly IPEndPoint[] addresses;
    private volatile int current;

    internal TargetAddress(IPEndPoint[] addresses) => this.addresses = addresses;

    /// <summary>Zero: the name is not known, and every request fails as <c>dns</c>.</summary>
    public int Count => addresses.Length;

    public IPEndPoint Current => addresses[current];

    public static async Task<TargetAddress> ResolveAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            var found = await Dns.GetHostAddressesAsync(address.DnsSafeHost, cancellation).ConfigureAwait(false);
            return new TargetAddress([.. found.Distinct().Select(ip => new IPEndPoint(ip, address.Port))]);
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            return new TargetAddress([]);
        }
    }

    /// <summary>One does not answer. Of several connections that found out the first moves on, and the rest go with it.</summary>
    public void MoveOnFrom(IPEndPoint dead)
    {
        int at = Array.IndexOf(addresses, dead);
        Interlocked.CompareExchange(ref current, (at + 1) % addresses.Length, at);
    }
}
