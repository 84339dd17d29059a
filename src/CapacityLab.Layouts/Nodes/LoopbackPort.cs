using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CapacityLab.Layouts.Nodes;

/// <summary>Ports on loopback that were free when asked for; none is handed out twice by one lab.</summary>
internal static class LoopbackPort
{
    private static readonly ConcurrentDictionary<int, bool> HandedOut = new();

    public static int Next()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            if (HandedOut.TryAdd(port, true))
            {
                return port;
            }
        }
    }

    public static Uri Url(int port) => new UriBuilder(Uri.UriSchemeHttp, IPAddress.Loopback.ToString(), port).Uri;
}
