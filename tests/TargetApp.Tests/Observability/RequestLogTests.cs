using System.Net;
using TargetApp.Tests.Apps;

namespace TargetApp.Tests.Observability;

public class RequestLogTests
{
    [Fact]
    public async Task Every_request_has_just_one_line_and_those_who_watch_have_none()
    {
        await using var app = await RunningApp.StartAsync();

        var sent = Enumerable.Range(1, 500).Select(n => app.Client.GetAsync($"/api/products/{n}"));
        await Task.WhenAll(sent);
        await app.Client.GetAsync("/healthz");
        await app.Client.GetAsync("/metrics");
        var lines = await app.StopAndReadLogAsync();

        Assert.Equal(500, lines.Count);
    }

    [Fact]
    public async Task A_line_has_what_a_reader_needs()
    {
        await using var app = await RunningApp.StartAsync();
        const string trace = "0af7651916cd43dd8448eb211c80319c";
        app.Client.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-b7ad6b7169203331-01");

        await app.Client.GetAsync("/api/products/7");
        var line = (await app.StopAndReadLogAsync()).Single();

        Assert.True(line.GetProperty("time").TryGetDateTimeOffset(out _));
        Assert.Equal("information", line.GetProperty("level").GetString());
        Assert.Equal("GET", line.GetProperty("method").GetString());
        Assert.Equal("/api/products/{id}", line.GetProperty("route").GetString());
        Assert.Equal(200, line.GetProperty("status").GetInt32());
        Assert.True(line.GetProperty("durationMs").GetDouble() > 0);
        Assert.Equal("r1", line.GetProperty("replica").GetString());
        Assert.Equal(trace, line.GetProperty("traceId").GetString());
        Assert.False(line.TryGetProperty("reason", out _));
    }

    [Fact]
    public async Task A_failure_says_why()
    {
        await using var app = await RunningApp.StartAsync($"Shop:PaymentsUrl=http://127.0.0.1:{AppProcess.FreePort()}");

        await app.Client.GetAsync("/api/products/1001");
        using var order = await app.OrderAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, order.StatusCode);
        var lines = await app.StopAndReadLogAsync();

        Assert.Equal(
            ["warning not-found", "error payments-unreachable"],
            lines.Select(line => $"{line.GetProperty("level")} {line.GetProperty("reason")}")
        );
    }

    [Fact]
    public async Task The_shop_and_payments_log_one_trace_for_an_order()
    {
        await using var shop = await Shop.OpenAsync();
        using var placed = await shop.Front.OrderAsync();

        var front = (await shop.Front.StopAndReadLogAsync()).Single().GetProperty("traceId").GetString();
        var payments = (await shop.Payments.StopAndReadLogAsync()).Single().GetProperty("traceId").GetString();

        Assert.Equal(front, payments);
    }

    [Fact]
    public async Task Requests_are_served_on_when_nobody_reads_the_log_any_more()
    {
        await using var app = await RunningApp.StartAsync(new BrokenPipe());

        for (var n = 1; n <= 20; n++)
        {
            using var response = await app.Client.GetAsync($"/api/products/{n}");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    private sealed class BrokenPipe : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe");
    }
}
