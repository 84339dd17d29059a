using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace CapacityLab.Commands.Loads;

/// <summary>Whether a load may go to a host: this machine always, another only where the user names it.</summary>
internal static class LoadTarget
{
    public static bool IsThisMachine(IEnumerable<IPAddress> addresses)
    {
        var others = addresses.Where(address => !IPAddress.IsLoopback(address)).ToList();
        return others.Count == 0 || Own().IsSupersetOf(others);
    }

    private static HashSet<IPAddress> Own() =>
        [
            .. NetworkInterface
                .GetAllNetworkInterfaces()
                .SelectMany(card => card.GetIPProperties().UnicastAddresses)
                .Select(unicast => unicast.Address),
        ];

    /// <summary>Null: the name is not known.</summary>
    public static async Task<IPAddress[]?> ResolveAsync(string host, CancellationToken cancellation)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellation);
        }
        // Of a name that is longer than names can be it is the other.
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether anybody listens there.</summary>
    public static async Task<bool> ListensAsync(Uri url, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(url.DnsSafeHost, url.Port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
