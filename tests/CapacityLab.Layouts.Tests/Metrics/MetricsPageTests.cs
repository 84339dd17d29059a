using System.Text;
using CapacityLab.Layouts.Metrics;

namespace CapacityLab.Layouts.Tests.Metrics;

/// <summary>Pages as OpenTelemetry's exporter for ASP.NET Core writes them.</summary>
public class MetricsPageTests
{
    private const string Page = """
        # TYPE dotnet_gc_collections_total counter
        dotnet_gc_collections_total{otel_scope_name="System.Runtime",gc_heap_generation="gen2"} 4
        dotnet_gc_collections_total{otel_scope_name="System.Runtime",gc_heap_generation="gen0"} 90
        dotnet_gc_pause_time_seconds_total{otel_scope_name="System.Runtime"} 0.25
        dotnet_thread_pool_queue_length_total{otel_scope_name="System.Runtime"} 7
        http_server_request_duration_seconds_bucket{http_route="/api/orders",le="0.005"} 0
        http_server_request_duration_seconds_sum{http_route="/api/orders",http_response_status_code="201"} 1.5
        http_server_request_duration_seconds_count{http_route="/api/orders",http_response_status_code="201"} 3
        http_server_request_duration_seconds_sum{http_route="/api/products",http_response_status_code="200"} 0.5
        http_server_request_duration_seconds_count{http_route="/api/products",http_response_status_code="200"} 5
        http_server_request_duration_seconds_sum{http_route="/metrics",http_response_status_code="200"} 9
        http_server_request_duration_seconds_count{http_route="/metrics",http_response_status_code="200"} 9
        http_server_request_duration_seconds_count{http_route="/metrics/other",http_response_status_code="200"} 1
        db_client_connection_npgsql_pending_requests{db_client_connection_pool_name="a } b \" c"} 2 1700000000000
        http_client_request_time_in_queue_seconds_sum NaN
        broken{label="without an end 5
        alone
        """;

    [Theory]
    [InlineData((int)Meter.Gen2Collections, 4.0)]
    [InlineData((int)Meter.GcPauseSeconds, 0.25)]
    [InlineData((int)Meter.ThreadPoolQueue, 7.0)]
    [InlineData((int)Meter.ServerSeconds, 2.0)]
    [InlineData((int)Meter.DatabasePending, 2.0)]
    public void A_meter_is_the_sum_over_its_labels(int meter, double expected) =>
        Assert.Equal(expected, Parsed()[(Meter)meter]);

    [Fact]
    public void Requests_for_the_page_itself_do_not_count() => Assert.Equal(9.0, Parsed()[Meter.ServerRequests]);

    [Theory]
    [InlineData((int)Meter.LockContentions)]
    [InlineData((int)Meter.ClientQueueSeconds)]
    public void A_meter_that_is_not_there_or_no_number_is_unknown_and_not_zero(int meter) =>
        Assert.Null(Parsed()[(Meter)meter]);

    [Fact]
    public void Lines_end_with_carriage_returns_too() =>
        Assert.Equal(0.25, Parsed(Page.ReplaceLineEndings("\r\n"))[Meter.GcPauseSeconds]);

    private static MetricsPage Parsed(string text = Page) =>
        MetricsPage.Parse(Encoding.UTF8.GetBytes(text), "/metrics", 0);
}
