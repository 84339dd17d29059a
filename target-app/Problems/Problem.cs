using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace TargetApp.Problems;

/// <summary>An error as the client sees it (RFC 9457) and, by its reason, as the log does.</summary>
internal sealed class Problem(int status, string reason, string detail, Guid? orderId = null) : IResult
{
    public const string ContentType = "application/problem+json";

    /// <summary>Quotation marks stay as they are: this JSON never stands in HTML.</summary>
    private static readonly AppJson Readable = new(
        new(AppJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    public static Problem BadRequest(string detail) => new(400, "bad-request", detail);

    public static Problem NotFound(string detail) => new(404, "not-found", detail);

    public static Problem UnknownProduct(int id) => new(422, "unknown-product", $"There is no product {id}.");

    public static Problem KeyOfAnotherOrder(Guid order) =>
        new(422, "key-of-another-order", "This Idempotency-Key belongs to an order of something else.", order);

    public static Problem PaymentFailed(Guid order, string reason) =>
        new(502, reason, "The payment failed; the same Idempotency-Key tries again.", order);

    public static Problem PaymentUnavailable(Guid order, string reason) =>
        new(503, reason, "Payments is not available; the same Idempotency-Key tries again.", order);

    /// <summary>The problem that a bare status stands for.</summary>
    public static Problem OfStatus(int status)
    {
        if (status == StatusCodes.Status400BadRequest)
        {
            return BadRequest("A value in the address is not of the type that is expected there.");
        }

        var title = ReasonPhrases.GetReasonPhrase(status);
        return new(status, title.ToLowerInvariant().Replace(' ', '-'), $"{title}.");
    }

    public async Task ExecuteAsync(HttpContext context)
    {
        FailureReason.Set(context, reason);
        var title = ReasonPhrases.GetReasonPhrase(status);
        var body = new ProblemBody("about:blank", title, status, detail, reason, orderId);
        context.Response.StatusCode = status;
        context.Response.ContentType = ContentType;
        var json = JsonSerializer.SerializeToUtf8Bytes(body, Readable.ProblemBody);
        context.Response.ContentLength = json.Length;
        await context.Response.Body.WriteAsync(json, context.RequestAborted);
    }
}
