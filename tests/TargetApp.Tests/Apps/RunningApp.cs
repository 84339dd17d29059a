using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;

namespace TargetApp.Tests.Apps;

/// <summary>The program inside the test's process, on a free port of 127.0.0.1.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly MemoryStream log = new();
    private readonly TempFolder folder = new();

    private RunningApp(string[] settings, Stream? output)
    {
        string[] defaults =
        [
            "urls=http://127.0.0.1:0",
            "Shop:Replica=r1",
            $"Shop:SqlitePath={folder.File("shop.db")}",
            "Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning",
        ];
        app = TargetApplication.Build([.. defaults.Concat(settings).Select(setting => $"--{setting}")], output ?? log);
    }

    public IServiceProvider Services => app.Services;

    public HttpClient Client { get; private set; } = null!;

    public string Url => app.Urls.Single();

    /// <param name="settings">Such as <c>Shop:Role=payments</c>; the last one of a name holds.</param>
    public static Task<RunningApp> StartAsync(params string[] settings) => StartAsync(output: null, settings);

    public static async Task<RunningApp> StartAsync(Stream? output, params string[] settings)
    {
        var running = new RunningApp(settings, output);
        await TargetApplication.StartAsync(running.app);
        running.Client = new() { BaseAddress = new(running.Url) };
        return running;
    }

    public static Task<RunningApp> StartPaymentsAsync(params string[] settings) =>
        StartAsync(["Shop:Role=payments", .. settings]);

    public async Task<HttpResponseMessage> OrderAsync(string? key = null, int product = 7, int quantity = 1)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/orders");
        request.Content = JsonContent.Create(new { productId = product, quantity });
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await Client.SendAsync(request);
    }

    public Task<JsonElement> JsonAsync(string path) => Client.GetFromJsonAsync<JsonElement>(path);

    /// <summary>Stops the program and returns what it logged.</summary>
    public async Task<IReadOnlyList<JsonElement>> StopAndReadLogAsync()
    {
        await DisposeAsync();
        return LogLines.Parse(System.Text.Encoding.UTF8.GetString(log.ToArray()));
    }

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(folder.Path))
        {
            Client?.Dispose();
            await app.StopAsync();
            await app.DisposeAsync();
            folder.Dispose();
        }
    }
}
