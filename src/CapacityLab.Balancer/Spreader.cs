using System.Diagnostics;
using System.Net;
using Yarp.ReverseProxy.Forwarder;

namespace CapacityLab.Balancer;

/// <summary>Sends each request to a replica, and on to another where the first does not answer and the method allows it.</summary>
internal sealed class Spreader(IHttpForwarder forwarder, BalancerSettings settings, AccessLog log) : IDisposable
{
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
            ConnectTimeout = TimeSpan.FromSeconds(1),
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

    /// <summary>Null when all have been tried. When all are banned, all are candidates again.</summary>
    private Replica? Choose(HttpContext context, List<Attempt> attempts)
    {
        var fresh = attempts.Count == 0 ? replicas : [.. replicas.Where(r => attempts.All(a => a.Replica != r))];
        List<Replica> candidates = fresh.Exists(replica => replica.IsBanned) ? fresh.FindAll(r => !r.IsBanned) : fresh;
        candidates = candidates.Count == 0 ? fresh : candidates;
        return candidates.Count == 0 ? null : policy.Pick(candidates, context.Connection.RemoteIpAddress);
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
        var failed = attempt.Headers is null && attempt.Status is not null;
        if (failed && replicas.Count > 1)
        {
            replica.Failed();
        }

        return !failed;
    }

    private static bool MayRetry(HttpContext context) =>
        !context.Response.HasStarted
        && !context.RequestAborted.IsCancellationRequested
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method));
}
