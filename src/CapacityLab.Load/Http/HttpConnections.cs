using System.Net.Sockets;
using CapacityLab.Load.Generator;

namespace CapacityLab.Load.Http;

/// <summary>The connections of a run: as many as it needs, kept until it ends, and nothing that a client adds on its own.</summary>
internal sealed class HttpConnections : IDisposable
{
    private readonly bool ownsHandler;
    private readonly HttpMessageHandler handler;
    private readonly Lazy<HttpClient> client;

    public HttpConnections(LoadSpec spec)
    {
        ownsHandler = spec.Handler is null && spec.Connections is null;
        handler = spec.Handler ?? spec.Connections?.Handler ?? NewHandler(spec.RequestTimeout);
        Invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        client = new Lazy<HttpClient>(() => NewClient(spec));
    }

    /// <summary>Sends without HttpClient's own buffering, timers and default headers.</summary>
    public HttpMessageInvoker Invoker { get; }

    /// <summary>For scenarios of code.</summary>
    public HttpClient Client => client.Value;

    /// <summary>True where the handler is known not to block its caller.</summary>
    public bool NeverBlocks => handler is SocketsHttpHandler;

    public void Dispose()
    {
        if (client.IsValueCreated)
        {
            client.Value.Dispose();
        }

        Invoker.Dispose();
        if (ownsHandler)
        {
            handler.Dispose();
        }
    }

    public static SocketsHttpHandler NewHandler(TimeSpan connectTimeout) =>
        new()
        {
            UseCookies = false,
            RequestHeaderEncodingSelector = PlannedRequest.EncodingOf,
            UseProxy = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = System.Net.DecompressionMethods.None,
            MaxConnectionsPerServer = int.MaxValue,
            PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            ConnectTimeout = connectTimeout,
            ConnectCallback = ConnectAsync,
            SslOptions = { RemoteCertificateValidationCallback = TlsRefusal.Check },
            // No tracing headers, and none of the work for them.
            ActivityHeadersPropagator = null,
        };

    // As the handler does it by itself, but for the descriptors that have to stay free.
    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellation
    )
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            DescriptorReserve.ThrowIfIn(socket);
            await socket.ConnectAsync(context.DnsEndPoint, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private HttpClient NewClient(LoadSpec spec) =>
        new(handler, disposeHandler: false) { BaseAddress = spec.BaseAddress, Timeout = spec.RequestTimeout };
}
