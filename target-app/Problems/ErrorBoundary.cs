using System.Text.Json;

namespace TargetApp.Problems;

/// <summary>Gives every error a problem as its body: statuses set without one, and exceptions.</summary>
internal sealed partial class ErrorBoundary(RequestDelegate next, ILogger<ErrorBoundary> log)
{
    private const int ClientClosedRequest = 499;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (context.Response is { StatusCode: >= 400, HasStarted: false, ContentLength: null, ContentType: null })
            {
                await Problem.OfStatus(context.Response.StatusCode).ExecuteAsync(context);
            }
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, failure);
        }
    }

    private async Task AnswerAsync(HttpContext context, Exception failure)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            FailureReason.Set(context, "client-closed");
            context.Response.StatusCode = ClientClosedRequest;
        }
        else if (failure is BadHttpRequestException bad)
        {
            await new Problem(bad.StatusCode, "bad-request", Explain(bad)).ExecuteAsync(context);
        }
        else
        {
            LogFailure(log, failure, context.Request.Path);
            await new Problem(500, failure.GetType().Name, "The server failed.").ExecuteAsync(context);
        }
    }

    private static string Explain(BadHttpRequestException bad) =>
        bad.InnerException is JsonException json ? $"The body is not the JSON that is expected here: {json.Message}"
        : bad.Message.StartsWith("Implicit body", StringComparison.Ordinal) ? "A JSON body is expected here."
        : bad.Message;

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} failed")]
    private static partial void LogFailure(ILogger logger, Exception failure, string path);
}
