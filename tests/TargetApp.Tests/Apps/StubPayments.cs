using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace TargetApp.Tests.Apps;

/// <summary>Payments that answer when the test says so, and know how many charges they had at once.</summary>
internal sealed class StubPayments : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly SemaphoreSlim arrivals = new(0);
    private readonly TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int atOnce;
    private int most;

    private StubPayments()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(async context =>
        {
            var now = Interlocked.Increment(ref atOnce);
            InterlockedMax(now);
            arrivals.Release();
            await release.Task;
            Interlocked.Decrement(ref atOnce);
            context.Response.StatusCode = 200;
        });
    }

    public string Url => app.Urls.Single();

    public int MostAtOnce => Volatile.Read(ref most);

    public static async Task<StubPayments> StartAsync()
    {
        var stub = new StubPayments();
        await stub.app.StartAsync();
        return stub;
    }

    public async Task ArrivedAsync() =>
        Assert.True(await arrivals.WaitAsync(TimeSpan.FromSeconds(30)), "No charge arrived in 30 s.");

    public void Release() => release.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        Release();
        await app.DisposeAsync();
        arrivals.Dispose();
    }

    private void InterlockedMax(int now)
    {
        int seen;
        while (now > (seen = Volatile.Read(ref most)))
        {
            Interlocked.CompareExchange(ref most, now, seen);
        }
    }
}
