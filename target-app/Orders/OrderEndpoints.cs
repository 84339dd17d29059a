using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using TargetApp.Problems;
using TargetApp.Storage;

namespace TargetApp.Orders;

internal static class OrderEndpoints
{
    private const int MaxKeyLength = 200;

    public static void MapOrders(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/api/orders", Place)
            .WithName("PlaceOrder")
            .WithSummary("Stores an order and charges it; the same Idempotency-Key always gives the same order.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status502BadGateway)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        routes
            .MapGet("/api/orders/{id}", Show)
            .WithName("ShowOrder")
            .WithSummary("An order and its state: pending, paid or failed.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async ValueTask<Results<Created<Order>, Problem>> Place(
        OrderRequest request,
        [FromHeader(Name = "Idempotency-Key")] string? key,
        OrderDesk desk
    )
    {
        if (request.Quantity is < 1 or > OrderRequest.MaxQuantity)
        {
            return Problem.BadRequest($"quantity is {request.Quantity}; allowed is 1 to {OrderRequest.MaxQuantity}.");
        }

        if (key is { Length: 0 or > MaxKeyLength })
        {
            return Problem.BadRequest($"Idempotency-Key has {key.Length} characters; allowed is 1 to {MaxKeyLength}.");
        }

        return Answer(await desk.PlaceAsync(request, key), request);
    }

    private static Results<Created<Order>, Problem> Answer(Placement placement, OrderRequest request) =>
        placement.Outcome switch
        {
            PlacementOutcome.Paid => TypedResults.Created($"/api/orders/{placement.Order!.Id}", placement.Order),
            PlacementOutcome.UnknownProduct => Problem.UnknownProduct(request.ProductId),
            PlacementOutcome.KeyOfAnotherOrder => Problem.KeyOfAnotherOrder(placement.Order!.Id),
            PlacementOutcome.PaymentFailed => Problem.PaymentFailed(placement.Order!.Id, placement.Reason),
            _ => Problem.PaymentUnavailable(placement.Order!.Id, placement.Reason),
        };

    private static async ValueTask<Results<Ok<Order>, Problem>> Show(
        string id,
        IShopStore store,
        CancellationToken cancellation
    ) =>
        Guid.TryParse(id, out var guid) && await store.FindOrderAsync(guid, cancellation) is { } order
            ? TypedResults.Ok(order)
            : Problem.NotFound("There is no such order.");
}
