using Microsoft.AspNetCore.Http.HttpResults;
using TargetApp.Problems;
using TargetApp.Storage;

namespace TargetApp.Products;

internal static class ProductEndpoints
{
    public static void MapProducts(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/products", List)
            .WithName("ListProducts")
            .WithSummary("One page of the catalogue, 20 products each, pages from 1 to 50.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        routes
            .MapGet("/api/products/{id}", Show)
            .WithName("ShowProduct")
            .WithSummary("One product.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async ValueTask<Results<Ok<ProductPage>, Problem>> List(
        IShopStore store,
        CancellationToken cancellation,
        int page = 1
    )
    {
        if (page is < 1 or > Catalogue.Pages)
        {
            return Problem.BadRequest($"page is {page}; allowed is 1 to {Catalogue.Pages}.");
        }

        var first = (page - 1) * Catalogue.PageSize + 1;
        var products = await store.ListProductsAsync(first, first + Catalogue.PageSize - 1, cancellation);
        return TypedResults.Ok(new ProductPage(page, Catalogue.Pages, Catalogue.Size, products));
    }

    private static async ValueTask<Results<Ok<Product>, Problem>> Show(
        int id,
        IShopStore store,
        CancellationToken cancellation
    ) =>
        await store.FindProductAsync(id, cancellation) is { } product
            ? TypedResults.Ok(product)
            : Problem.NotFound($"There is no product {id}.");
}
