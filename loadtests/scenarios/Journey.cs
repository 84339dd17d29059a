using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CapacityLab.Load;

namespace LoadTests.Scenarios;

/// <summary>A visitor's way through the shop in code: look at a page of the catalogue, at one product, order it, see the order's state.</summary>
internal static class Journey
{
    private const int Pages = 50;

    public static Scenario Create() =>
        Scenario.Create(
            "journey",
            async context =>
            {
                var page = await GetAsync(context, "list", $"/api/products?page={context.Random.Next(1, Pages + 1)}");
                if (page.Body?["products"]?[0]?["id"]?.GetValue<int>() is not { } product)
                {
                    return page.Response.IsError ? page.Response : Response.Fail("no-product");
                }

                var shown = await GetAsync(context, "show", $"/api/products/{product}");
                return shown.Response.IsError ? shown.Response : await OrderAsync(context, product);
            }
        );

    private static async Task<Response> OrderAsync(ScenarioContext context, int product)
    {
        string? order = null;
        var placed = await Step.Run(
            "order",
            context,
            async () =>
            {
                using var answer = await context.Http.PostAsJsonAsync(
                    new Uri(context.BaseAddress, "/api/orders"),
                    new { productId = product, quantity = 1 },
                    context.CancellationToken
                );
                order = (await answer.Content.ReadFromJsonAsync<JsonNode>(context.CancellationToken))?[
                    "id"
                ]?.GetValue<string>();
                return Judged(answer);
            }
        );
        return placed.IsError ? placed : (await GetAsync(context, "order state", $"/api/orders/{order}")).Response;
    }

    private static async Task<(Response Response, JsonNode? Body)> GetAsync(
        ScenarioContext context,
        string step,
        string path
    )
    {
        JsonNode? body = null;
        var response = await Step.Run(
            step,
            context,
            async () =>
            {
                using var answer = await context.Http.GetAsync(
                    new Uri(context.BaseAddress, path),
                    context.CancellationToken
                );
                body = await answer.Content.ReadFromJsonAsync<JsonNode>(context.CancellationToken);
                return Judged(answer);
            }
        );
        return (response, body);
    }

    private static Response Judged(HttpResponseMessage answer) =>
        answer.IsSuccessStatusCode
            ? Response.Ok($"{(int)answer.StatusCode}")
            : Response.Fail($"http-{(int)answer.StatusCode}");
}
