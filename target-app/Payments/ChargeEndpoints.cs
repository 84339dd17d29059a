using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using TargetApp.Problems;

namespace TargetApp.Payments;

/// <summary>The API of the payments role.</summary>
internal static class ChargeEndpoints
{
    public static void MapCharges(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/api/charges", Charge)
            .WithName("Charge")
            .WithSummary("Takes an amount once for its Idempotency-Key, however often it is asked.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status500InternalServerError)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        routes
            .MapGet("/api/charges", (ChargeLedger ledger) => TypedResults.Ok(ledger.Totals))
            .WithName("ChargeTotals")
            .WithSummary("How many charges were taken since the start, and their sum.");
    }

    private static async ValueTask<Results<Ok<ChargeReceipt>, Problem>> Charge(
        ChargeRequest request,
        [FromHeader(Name = "Idempotency-Key")] string? key,
        ChargeDesk desk,
        CancellationToken cancellation
    )
    {
        if (string.IsNullOrEmpty(key))
        {
            return Problem.BadRequest("A charge needs an Idempotency-Key.");
        }

        return await desk.ChargeAsync(key, request.AmountCents, cancellation) switch
        {
            ChargeAnswer.Charged => TypedResults.Ok(new ChargeReceipt(key, request.AmountCents)),
            ChargeAnswer.OtherAmount => new Problem(422, "other-amount", "This key was charged another amount."),
            ChargeAnswer.Busy => new Problem(503, "busy", "Every place is taken."),
            _ => new Problem(500, "injected-failure", "The charge failed, as Payments__FailureRate asks."),
        };
    }
}
