using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TargetApp.Knobs;
using TargetApp.Tests.Apps;

namespace TargetApp.Tests.Knobs;

/// <summary>Only lower bounds on time: a busy machine makes everything take longer, and nothing shorter.</summary>
public class KnobTests
{
    [Fact]
    public void Burning_uses_that_much_processor_time_of_the_thread()
    {
        var before = ThreadCpuClock.Now;

        CpuBurn.Burn(TimeSpan.FromMilliseconds(20));

        Assert.InRange((ThreadCpuClock.Now - before).TotalMilliseconds, 20, 25);
    }

    [Theory]
    [InlineData("Knobs:CpuMicrosecondsPerRequest=30000")]
    [InlineData("Knobs:LockMicroseconds=30000")]
    [InlineData("Knobs:LockHeldMs=30")]
    [InlineData("Knobs:SyncOverAsyncMs=30")]
    [InlineData("Knobs:BlockingCallMs=30")]
    [InlineData("Knobs:DatabaseHoldMs=30")]
    public async Task A_request_takes_the_ordered_time_longer_on_the_api_and_not_elsewhere(string knob)
    {
        await using var app = await RunningApp.StartAsync(knob);
        await app.Client.GetAsync("/");
        await app.Client.GetAsync("/");

        await app.Client.GetAsync("/api/products/1");
        var durations = (await app.StopAndReadLogAsync())
            .Select(line => line.GetProperty("durationMs").GetDouble())
            .ToList();

        Assert.True(durations[1] < 30, $"The storefront took {durations[1]} ms.");
        Assert.True(durations[2] >= 29, $"The API took {durations[2]} ms.");
    }

    [Theory]
    [InlineData("Knobs:LockHeldMs=40", "Shop:Replica=r1")]
    [InlineData("Knobs:LockMicroseconds=40000", "Shop:Replica=r1")]
    [InlineData("Knobs:DatabaseHoldMs=40", "Knobs:DatabasePoolSize=1")]
    public async Task What_only_one_request_can_have_makes_requests_follow_each_other(string knob, string other)
    {
        await using var app = await RunningApp.StartAsync(knob, other);
        var started = Stopwatch.GetTimestamp();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.Client.GetAsync("/api/products/1")));

        Assert.True(Stopwatch.GetElapsedTime(started).TotalMilliseconds >= 8 * 39);
    }

    [Fact]
    public async Task Those_who_queue_for_the_lock_are_counted_as_contentions()
    {
        await using var app = await RunningApp.StartAsync("Knobs:LockHeldMs=30");
        var before = Monitor.LockContentionCount;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.Client.GetAsync("/api/products/1")));

        Assert.True(Monitor.LockContentionCount > before);
    }

    [Fact]
    public async Task Requests_allocate_what_is_ordered()
    {
        await using var app = await RunningApp.StartAsync("Knobs:AllocateKiB=1025");
        var before = GC.GetTotalAllocatedBytes();

        await app.Client.GetAsync("/api/products/1");

        Assert.True(GC.GetTotalAllocatedBytes() - before >= 1025 * 1024);
    }

    [Fact]
    public async Task Memory_is_held_from_the_start()
    {
        // Far more than all other tests of this process together, which come and go meanwhile.
        await using var app = await RunningApp.StartAsync("Knobs:HoldMiB=384");

        Assert.True(GC.GetTotalMemory(forceFullCollection: true) >= 384L * 1024 * 1024);
        Assert.Equal(384, app.Services.GetRequiredService<HeldMemory>().MiB);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public async Task Charges_use_no_more_connections_than_ordered(int connections)
    {
        await using var payments = await StubPayments.StartAsync();
        await using var app = await RunningApp.StartAsync(
            $"Shop:PaymentsUrl={payments.Url}",
            "Shop:PaymentsTimeoutMs=60000",
            $"Knobs:PaymentsConnections={connections}"
        );

        var orders = Enumerable.Range(0, 4).Select(_ => app.OrderAsync()).ToList();
        for (var arrived = 0; arrived < (connections == 0 ? 4 : 1); arrived++)
        {
            await payments.ArrivedAsync();
        }

        payments.Release();
        await Task.WhenAll(orders);
        Assert.Equal(connections == 0 ? 4 : 1, payments.MostAtOnce);
    }

    [Theory]
    [InlineData("/api/products/1", true)]
    [InlineData("/api/products/1001", true)]
    [InlineData("/api/unknown", true)]
    [InlineData("/openapi/v1.json", false)]
    public async Task Responses_of_the_api_are_padded_and_stay_json(string path, bool padded)
    {
        await using var app = await RunningApp.StartAsync("Knobs:ResponseKiB=64");

        using var response = await app.Client.GetAsync(path);
        var body = await response.Content.ReadAsStringAsync();

        Assert.Equal(JsonValueKind.Object, JsonElement.Parse(body).ValueKind);
        Assert.Equal(padded, body.EndsWith(new string(' ', 64 * 1024), StringComparison.Ordinal));
    }
}
