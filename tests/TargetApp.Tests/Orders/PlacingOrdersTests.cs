using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TargetApp.Tests.Apps;

namespace TargetApp.Tests.Orders;

public class PlacingOrdersTests
{
    [Fact]
    public async Task A_placed_order_is_paid_and_found_where_Location_says()
    {
        await using var shop = await Shop.OpenAsync();

        using var placed = await shop.Front.OrderAsync(product: 21, quantity: 3);

        Assert.Equal(HttpStatusCode.Created, placed.StatusCode);
        var order = await placed.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("paid", order.GetProperty("state").GetString());
        Assert.Equal(3 * 4789, order.GetProperty("totalCents").GetInt32());
        var found = await shop.Front.JsonAsync(placed.Headers.Location!.ToString());
        Assert.Equal(order.GetRawText(), found.GetRawText());
        Assert.Equal(3 * 4789, (await shop.Payments.JsonAsync("/api/charges")).GetProperty("totalCents").GetInt32());
    }

    [Fact]
    public async Task Orders_survive_a_restart()
    {
        using var folder = new TempFolder();
        await using var payments = await RunningApp.StartPaymentsAsync();
        string[] settings = [$"Shop:PaymentsUrl={payments.Url}", $"Shop:SqlitePath={folder.File("kept.db")}"];
        string location;
        await using (var first = await RunningApp.StartAsync(settings))
        {
            using var placed = await first.OrderAsync();
            location = placed.Headers.Location!.ToString();
        }

        await using var second = await RunningApp.StartAsync(settings);

        Assert.Equal("paid", (await second.JsonAsync(location)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_failed_payment_is_a_bad_gateway_and_its_order_failed()
    {
        await using var shop = await Shop.OpenAsync(payments: ["Payments:FailureRate=1"]);

        var problem = await ProblemAssert.IsAsync(await shop.Front.OrderAsync(), HttpStatusCode.BadGateway);

        Assert.Equal("payments-failed", problem.GetProperty("reason").GetString());
        Assert.Equal("failed", await StateAsync(shop.Front, problem));
    }

    [Fact]
    public async Task A_payment_that_takes_too_long_is_unavailable_and_its_order_pending()
    {
        await using var payments = await StubPayments.StartAsync();
        await using var app = await RunningApp.StartAsync(
            $"Shop:PaymentsUrl={payments.Url}",
            "Shop:PaymentsTimeoutMs=100"
        );

        var problem = await ProblemAssert.IsAsync(await app.OrderAsync(), HttpStatusCode.ServiceUnavailable);

        Assert.Equal("payments-timeout", problem.GetProperty("reason").GetString());
        Assert.Equal("pending", await StateAsync(app, problem));
    }

    [Fact]
    public async Task Payments_that_nobody_answers_for_are_unavailable()
    {
        await using var app = await RunningApp.StartAsync($"Shop:PaymentsUrl=http://127.0.0.1:{AppProcess.FreePort()}");

        var problem = await ProblemAssert.IsAsync(await app.OrderAsync(), HttpStatusCode.ServiceUnavailable);

        Assert.Equal("payments-unreachable", problem.GetProperty("reason").GetString());
    }

    private static async Task<string?> StateAsync(RunningApp app, JsonElement problem)
    {
        var id = problem.GetProperty("orderId").GetString();
        return (await app.JsonAsync($"/api/orders/{id}")).GetProperty("state").GetString();
    }
}
