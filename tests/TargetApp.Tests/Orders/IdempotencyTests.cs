using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TargetApp.Tests.Apps;

namespace TargetApp.Tests.Orders;

public class IdempotencyTests
{
    [Fact]
    public async Task The_same_key_gives_the_same_order_and_one_charge()
    {
        await using var shop = await Shop.OpenAsync();

        var first = await IdAsync(await shop.Front.OrderAsync("a"));
        var second = await IdAsync(await shop.Front.OrderAsync("a"));
        var other = await IdAsync(await shop.Front.OrderAsync("b"));

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
        Assert.Equal(2, await shop.ChargesAsync());
    }

    [Fact]
    public async Task Without_a_key_every_request_is_an_order()
    {
        await using var shop = await Shop.OpenAsync();

        Assert.NotEqual(await IdAsync(await shop.Front.OrderAsync()), await IdAsync(await shop.Front.OrderAsync()));
        Assert.Equal(2, await shop.ChargesAsync());
    }

    [Fact]
    public async Task Duplicates_at_once_at_two_replicas_are_one_order_and_one_charge()
    {
        using var folder = new TempFolder();
        var data = $"Shop:SqlitePath={folder.File("shared.db")}";
        await using var shop = await Shop.OpenAsync(payments: ["Payments:LatencyMs=20"], shop: [data]);
        await using var replica = await RunningApp.StartAsync($"Shop:PaymentsUrl={shop.Payments.Url}", data);

        var sent = Enumerable.Range(0, 40).Select(n => (n % 2 == 0 ? shop.Front : replica).OrderAsync($"key-{n / 20}"));
        var ids = await Task.WhenAll((await Task.WhenAll(sent)).Select(IdAsync));

        Assert.Equal(2, ids.Distinct().Count());
        Assert.Equal(2, await shop.ChargesAsync());
    }

    [Theory]
    [InlineData(8, 1)]
    [InlineData(7, 2)]
    public async Task A_key_of_an_order_of_something_else_is_unprocessable(int product, int quantity)
    {
        await using var shop = await Shop.OpenAsync();
        await IdAsync(await shop.Front.OrderAsync("a", product: 7, quantity: 1));

        var response = await shop.Front.OrderAsync("a", product, quantity);

        await ProblemAssert.IsAsync(response, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(1, await shop.ChargesAsync());
    }

    [Fact]
    public async Task A_key_that_is_too_long_is_a_bad_request()
    {
        await using var shop = await Shop.OpenAsync();

        await ProblemAssert.IsAsync(await shop.Front.OrderAsync(new string('k', 201)), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task After_a_failed_charge_the_same_key_pays_the_same_order()
    {
        await using var shop = await Shop.OpenAsync(payments: ["Payments:FailureRate=1"]);
        var failed = await ProblemAssert.IsAsync(await shop.Front.OrderAsync("a"), HttpStatusCode.BadGateway);
        await shop.RestartPaymentsAsync("Payments:FailureRate=0");

        var paid = await IdAsync(await shop.Front.OrderAsync("a"));

        Assert.Equal(failed.GetProperty("orderId").GetString(), paid);
        Assert.Equal(1, await shop.ChargesAsync());
    }

    [Fact]
    public async Task A_charge_that_succeeded_after_the_timeout_is_not_taken_again()
    {
        await using var shop = await Shop.OpenAsync(
            payments: ["Payments:LatencyMs=400"],
            shop: ["Shop:PaymentsTimeoutMs=100"]
        );
        await ProblemAssert.IsAsync(await shop.Front.OrderAsync("a"), HttpStatusCode.ServiceUnavailable);
        while (await shop.ChargesAsync() == 0)
        {
            await Task.Delay(20);
        }

        await IdAsync(await shop.Front.OrderAsync("a"));

        Assert.Equal(1, await shop.ChargesAsync());
    }

    private static async Task<string?> IdAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
    }
}
