using System.Net.Sockets;

namespace CapacityLab.Layouts.Metrics;

/// <summary>Reads the metrics page of one node, over a connection that stays open. Not thread-safe.</summary>
internal sealed class MetricsReader(Uri page) : IDisposable
{
    /// <summary>A node that takes longer is too busy to tell, which is evidence too.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Of the socket itself, behind <see cref="Patience"/>: beside a container that stood still a read was once not ended by that, and
    /// lasted 74 s.
    /// </summary>
    private static readonly TimeSpan SocketPatience = 1.25 * Patience;

    private const int MostBytes = 4 * 1024 * 1024;

    private readonly HttpClient client = new(
        new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
            ConnectCallback = ConnectAsync,
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = MostBytes,
    };

    /// <summary>Whether the node answered that it has no such page, or none for us; it is not worth asking again.</summary>
    public bool HasNone { get; private set; }

    /// <summary>Whether a page was read.</summary>
    public bool HadOne { get; private set; }

    /// <summary>Null where it could not be had in time.</summary>
    public MetricsPage? Read()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, page);
            using var response = client.Send(request, patience.Token);
            HasNone = !HadOne && IsNone((int)response.StatusCode);
            var read = response.IsSuccessStatusCode ? Parse(response.Content, patience.Token) : null;
            HadOne |= read is not null;
            return read;
        }
        catch (Exception)
        {
            // When the time is up in the middle of a page the client throws what its disposed parts throw, an argument out of range
            // too (seen in HttpConnection.ParseStatusLine). Whatever it is, a page that cannot be read must not end the lab.
            return null;
        }
    }

    public void Dispose() => client.Dispose();

    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellation
    )
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            ReceiveTimeout = (int)SocketPatience.TotalMilliseconds,
            SendTimeout = (int)SocketPatience.TotalMilliseconds,
        };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Elsewhere, forbidden, not there; neither too busy (408, 429) nor broken (5xx).</summary>
    private static bool IsNone(int status) => status is >= 300 and < 400 or 401 or 403 or 404 or 405 or 410;

    private MetricsPage Parse(HttpContent content, CancellationToken cancellation)
    {
        using var text = new MemoryStream();
        content.CopyTo(text, null, cancellation);
        return MetricsPage.Parse(
            text.GetBuffer().AsSpan(0, (int)text.Length),
            page.AbsolutePath,
            TimeProvider.System.GetTimestamp()
        );
    }
}
