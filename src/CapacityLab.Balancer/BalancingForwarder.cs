using System.Diagnostics;
using System.Net;
using Yarp.ReverseProxy.Forwarder;

namespace CapacityLab.Balancer;

/// <summary>Sends each request to a replica, and on to another where the first does not answer and the method allows it.</summary>
internal sealed class BalancingForwarder(IHttpForwarder forwarder, BalancerSettings settings, AccessLog log)
    : IDisposable
{
    private const int MostAttempts = 2;
    private static readonly AttemptTransformer Transformer = new();

    private readonly Policy policy = Policy.Of(settings.Policy);
    private readonly List<Replica> replicas = [.. settings.Replicas.Select(address => new Replica(address))];
    private readonly HttpMessageInvoker client = new(
        new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            ConnectTimeout = TimeSpan.FromSeconds(5),
        }
    );

    public async Task SendAsync(HttpContext context)
    {
        var began = Stopwatch.GetTimestamp();
        var attempts = new List<Attempt>(1);
        while (Choose(context, attempts) is { } replica)
        {
            if (await TryAsync(context, replica, attempts) || !MayRetry(context))
            {
                break;
            }

            context.Response.Clear();
        }

        if (attempts[^1].Headers is null && !context.Response.HasStarted)
        {
            // 499 is nginx's word for a client that left.
            context.Response.StatusCode = attempts[^1].Status ?? 499;
        }

        log.Write(Stopwatch.GetElapsedTime(began), context.Response, attempts);
    }

    public void Dispose() => client.Dispose();

    /// <summary>Null when enough were tried. None is kept out for what it failed before, as of the lab's nginx (NginxProxy).</summary>
    private Replica? Choose(HttpContext context, List<Attempt> attempts)
    {
        List<Replica> fresh =
            attempts.Count == 0 ? replicas : replicas.FindAll(r => attempts.TrueForAll(a => a.Replica != r));
        return fresh.Count == 0 || attempts.Count == MostAttempts
            ? null
            : policy.Pick(fresh, context.Connection.RemoteIpAddress);
    }

    private async Task<bool> TryAsync(HttpContext context, Replica replica, List<Attempt> attempts)
    {
        var attempt = new Attempt(replica);
        attempts.Add(attempt);
        context.Items[AttemptTransformer.Key] = attempt;
        replica.Begin();
        var error = await forwarder.SendAsync(
            context,
            replica.Prefix,
            client,
            ForwarderRequestConfig.Empty,
            Transformer
        );
        replica.End();
        attempt.Ended(error);
        return attempt.Headers is not null || attempt.Status is null;
    }

    private static bool MayRetry(HttpContext context) =>
        !context.Response.HasStarted
        && !context.RequestAborted.IsCancellationRequested
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method));
}
