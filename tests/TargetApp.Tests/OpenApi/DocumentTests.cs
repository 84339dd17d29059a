using TargetApp.Tests.Apps;

namespace TargetApp.Tests.OpenApi;

public class DocumentTests
{
    [Fact]
    public async Task The_shops_document_lists_its_api_and_nothing_else()
    {
        await using var app = await RunningApp.StartAsync();

        var paths = (await app.JsonAsync("/openapi/v1.json")).GetProperty("paths");

        string[] expected = ["/api/products", "/api/products/{id}", "/api/orders", "/api/orders/{id}"];
        Assert.Equal(expected, paths.EnumerateObject().Select(path => path.Name));
        Assert.True(
            paths.GetProperty("/api/orders").GetProperty("post").GetProperty("responses").TryGetProperty("201", out _)
        );
    }

    [Fact]
    public async Task The_document_of_payments_lists_charges()
    {
        await using var app = await RunningApp.StartPaymentsAsync();

        var paths = (await app.JsonAsync("/openapi/v1.json")).GetProperty("paths");

        Assert.Equal(["/api/charges"], paths.EnumerateObject().Select(path => path.Name));
    }
}
