using System.Diagnostics;
using TargetApp.Health;
using TargetApp.Problems;
using TargetApp.Settings;

namespace TargetApp.Observability;

/// <summary>What happens around every request: X-Replica, the count of those in flight, one log line.</summary>
internal sealed class RequestEnvelope(
    RequestDelegate next,
    AppSettings settings,
    Drain drain,
    RequestLog log,
    TimeProvider time,
    IEnumerable<RequestLogExport> exports
)
{
    private readonly string replica = settings.Shop.Replica;
    private readonly RequestLogExport? export = exports.FirstOrDefault();

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.Headers["X-Replica"] = replica;
        if (drain.HasBegun)
        {
            // Kept connections would go on bringing requests.
            context.Response.Headers.Connection = "close";
        }

        return IsWatching(context.Request.Path) ? next(context) : ServeAsync(context);
    }

    private async Task ServeAsync(HttpContext context)
    {
        var started = time.GetTimestamp();
        drain.Enter();
        try
        {
            await next(context);
            var line = Describe(context, time.GetElapsedTime(started));
            export?.Add(line);
            await log.AddAsync(line);
        }
        finally
        {
            drain.Leave();
        }
    }

    private RequestLogLine Describe(HttpContext context, TimeSpan duration)
    {
        var status = context.Response.StatusCode;
        return new(
            time.GetUtcNow(),
            RequestLogLine.LevelOf(status),
            context.Request.Method,
            (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "unmatched",
            status,
            Math.Round(duration.TotalMilliseconds, 3),
            replica,
            Activity.Current?.TraceId.ToHexString(),
            FailureReason.Of(context)
        );
    }

    /// <summary>Those who watch this server are not its traffic.</summary>
    private static bool IsWatching(PathString path) => path == HealthEndpoint.Path || path == MetricsEndpoint.Path;
}
