using System.Net;
using System.Net.Http.Json;
using TargetApp.Tests.Apps;

namespace TargetApp.Tests.Health;

public class DrainTests
{
    [Fact]
    public async Task On_sigterm_health_turns_bad_the_order_in_flight_is_finished_and_the_exit_is_clean()
    {
        using var folder = new TempFolder();
        await using var payments = await StubPayments.StartAsync();
        var url = $"http://127.0.0.1:{AppProcess.FreePort()}";
        await using var app = AppProcess.Start(Environment(folder, url, payments.Url));
        using var client = new HttpClient { BaseAddress = new(url) };
        await AppProcess.WaitForAsync(client, "/healthz", HttpStatusCode.OK);

        var order = client.PostAsJsonAsync("/api/orders", new { productId = 1, quantity = 1 });
        await payments.ArrivedAsync();
        await app.SignalAsync("TERM");
        await AppProcess.WaitForAsync(client, "/healthz", HttpStatusCode.ServiceUnavailable);
        Assert.False(order.IsCompleted);
        payments.Release();

        using var placed = await order;
        var (exitCode, output, _) = await app.ExitAsync();
        Assert.Equal(HttpStatusCode.Created, placed.StatusCode);
        Assert.Equal(0, exitCode);
        Assert.Equal("/api/orders", LogLines.Parse(output).Single().GetProperty("route").GetString());
    }

    [Fact]
    public async Task A_request_that_never_ends_holds_the_exit_up_only_for_the_drain_time()
    {
        using var folder = new TempFolder();
        await using var payments = await StubPayments.StartAsync();
        var url = $"http://127.0.0.1:{AppProcess.FreePort()}";
        var environment = Environment(folder, url, payments.Url);
        environment["Shop__DrainMs"] = "200";
        await using var app = AppProcess.Start(environment);
        using var client = new HttpClient { BaseAddress = new(url) };
        await AppProcess.WaitForAsync(client, "/healthz", HttpStatusCode.OK);

        var order = client.PostAsJsonAsync("/api/orders", new { productId = 1, quantity = 1 });
        await payments.ArrivedAsync();
        await app.SignalAsync("TERM");
        var (exitCode, _, _) = await app.ExitAsync();

        Assert.Equal(0, exitCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => order);
    }

    [Fact]
    public async Task Lines_logged_just_before_sigterm_are_not_lost()
    {
        using var folder = new TempFolder();
        var url = $"http://127.0.0.1:{AppProcess.FreePort()}";
        await using var app = AppProcess.Start(Environment(folder, url, url));
        using var client = new HttpClient { BaseAddress = new(url) };
        await AppProcess.WaitForAsync(client, "/healthz", HttpStatusCode.OK);

        await Task.WhenAll(Enumerable.Range(1, 300).Select(n => client.GetAsync($"/api/products/{n}")));
        await app.SignalAsync("TERM");
        var (exitCode, output, _) = await app.ExitAsync();

        Assert.Equal(0, exitCode);
        Assert.Equal(300, LogLines.Parse(output).Count);
    }

    private static Dictionary<string, string> Environment(TempFolder folder, string url, string payments) =>
        new()
        {
            ["ASPNETCORE_URLS"] = url,
            ["Shop__Role"] = "shop",
            ["Shop__Replica"] = "r1",
            ["Shop__SqlitePath"] = folder.File("shop.db"),
            ["Shop__PaymentsUrl"] = payments,
            ["Shop__PaymentsTimeoutMs"] = "60000",
        };
}
