using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using TargetApp.Tests.Apps;

namespace TargetApp.Tests.Observability;

public class RequestLogExportTests
{
    [Fact]
    public async Task Where_a_collector_is_set_it_gets_the_requests_too()
    {
        var received = new TaskCompletionSource<(string Path, string Body)>();
        await using var collector = Collector(received);
        await collector.StartAsync();
        await using var app = await RunningApp.StartAsync($"Shop:OtlpEndpoint={collector.Urls.Single()}");

        await app.Client.GetAsync("/api/products/1001");
        var lines = await app.StopAndReadLogAsync();

        var (path, body) = await received.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.EndsWith("LogsService/Export", path, StringComparison.Ordinal);
        Assert.Contains("/api/products/{id}", body, StringComparison.Ordinal);
        Assert.Contains("not-found", body, StringComparison.Ordinal);
        Assert.Single(lines);
    }

    /// <summary>Takes what arrives, without understanding OTLP: gRPC over HTTP/2 without TLS.</summary>
    private static WebApplication Collector(TaskCompletionSource<(string, string)> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2)
        );
        var collector = builder.Build();
        collector.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.TrySetResult((context.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
        });
        return collector;
    }
}
