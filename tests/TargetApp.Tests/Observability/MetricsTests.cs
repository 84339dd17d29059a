using System.Net;
using TargetApp.Tests.Apps;

namespace TargetApp.Tests.Observability;

public class MetricsTests
{
    [Fact]
    public async Task The_named_instruments_are_exported()
    {
        await using var shop = await Shop.OpenAsync();
        using var placed = await shop.Front.OrderAsync();

        var metrics = await shop.Front.Client.GetStringAsync("/metrics");

        string[] expected =
        [
            "dotnet_process_cpu_time_seconds_total",
            "dotnet_process_memory_working_set_bytes",
            "dotnet_gc_collections_total",
            "dotnet_gc_pause_time_seconds_total",
            "dotnet_gc_heap_total_allocated_bytes_total",
            "dotnet_thread_pool_queue_length",
            "dotnet_thread_pool_thread_count",
            "dotnet_thread_pool_work_item_count",
            "dotnet_monitor_lock_contentions_total",
            "kestrel_active_connections",
            "http_server_active_requests",
            "http_server_request_duration_seconds_bucket",
            "http_client_request_duration_seconds_bucket",
            "http_client_request_time_in_queue_seconds_bucket",
            "http_client_open_connections",
        ];
        Assert.All(expected, name => Assert.Contains(name, metrics, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Metrics_can_be_turned_off()
    {
        await using var app = await RunningApp.StartAsync("Shop:Metrics=false");

        using var response = await app.Client.GetAsync("/metrics");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
