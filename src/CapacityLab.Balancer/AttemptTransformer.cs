using Yarp.ReverseProxy.Forwarder;

namespace CapacityLab.Balancer;

/// <summary>Notes when a replica's response began.</summary>
internal sealed class AttemptTransformer : HttpTransformer
{
    public static readonly object Key = new();

    public override async ValueTask TransformRequestAsync(
        HttpContext context,
        HttpRequestMessage request,
        string prefix,
        CancellationToken cancellation
    )
    {
        await base.TransformRequestAsync(context, request, prefix, cancellation);
        var client = context.Connection.RemoteIpAddress?.ToString();
        request.Headers.TryAddWithoutValidation("X-Real-IP", client);
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", client);
    }

    public override ValueTask<bool> TransformResponseAsync(
        HttpContext context,
        HttpResponseMessage? response,
        CancellationToken cancellation
    )
    {
        if (response is not null && context.Items[Key] is Attempt attempt)
        {
            attempt.GotHeaders((int)response.StatusCode);
        }

        return base.TransformResponseAsync(context, response, cancellation);
    }
}
