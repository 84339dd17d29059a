namespace CapacityLab.Layouts.Metrics;

/// <summary>
/// Names of the meters of .NET 9 and newer, ASP.NET Core, System.Net.Http and of database clients (OpenTelemetry's
/// conventions, and Npgsql's own where those have none; its versions 8 and 9 have older names), as Prometheus exporters write them. Counters end with <c>_total</c>,
/// which some exporters add to gauges that may fall too, and some leave out.
/// </summary>
internal static class MeterNames
{
    private static readonly Dictionary<string, Meter> ByName = new()
    {
        ["dotnet_gc_pause_time_seconds"] = Meter.GcPauseSeconds,
        ["dotnet_gc_collections"] = Meter.Gen2Collections,
        ["dotnet_gc_heap_total_allocated_bytes"] = Meter.AllocatedBytes,
        ["dotnet_monitor_lock_contentions"] = Meter.LockContentions,
        ["dotnet_thread_pool_queue_length"] = Meter.ThreadPoolQueue,
        ["dotnet_thread_pool_thread_count"] = Meter.ThreadPoolThreads,
        ["dotnet_exceptions"] = Meter.Exceptions,
        ["http_server_request_duration_seconds_count"] = Meter.ServerRequests,
        ["http_server_request_duration_seconds_sum"] = Meter.ServerSeconds,
        ["http_client_request_duration_seconds_count"] = Meter.ClientRequests,
        ["http_client_request_duration_seconds_sum"] = Meter.ClientSeconds,
        ["http_client_request_time_in_queue_seconds_sum"] = Meter.ClientQueueSeconds,
        ["db_client_operation_duration_seconds_count"] = Meter.DatabaseOperations,
        ["db_client_operation_duration_seconds_sum"] = Meter.DatabaseSeconds,
        ["db_client_commands_duration_seconds_count"] = Meter.DatabaseOperations,
        ["db_client_commands_duration_seconds_sum"] = Meter.DatabaseSeconds,
        ["db_client_connection_wait_time_seconds_sum"] = Meter.DatabaseWaitSeconds,
        ["db_client_connection_pending_requests"] = Meter.DatabasePending,
        ["db_client_connection_npgsql_pending_requests"] = Meter.DatabasePending,
        ["db_client_connections_pending_requests"] = Meter.DatabasePending,
    };

    private static readonly Dictionary<string, Meter>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        ByName.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="name">Of the sample.</param>
    /// <param name="labels">With their brackets.</param>
    /// <param name="page">Path of the metrics page, whose own requests do not count.</param>
    public static Meter? Find(ReadOnlySpan<byte> name, ReadOnlySpan<byte> labels, ReadOnlySpan<byte> page)
    {
        if (name.EndsWith("_total"u8))
        {
            name = name[..^"_total"u8.Length];
        }

        Span<char> text = stackalloc char[80];
        if (
            name.Length > text.Length
            || !BySpan.TryGetValue(text[..System.Text.Encoding.ASCII.GetChars(name, text)], out var meter)
        )
        {
            return null;
        }

        return meter switch
        {
            Meter.Gen2Collections when labels.IndexOf("gen2"u8) < 0 => null,
            Meter.ServerRequests or Meter.ServerSeconds when IsOf(labels, page) => null,
            _ => meter,
        };
    }

    private static bool IsOf(ReadOnlySpan<byte> labels, ReadOnlySpan<byte> page)
    {
        var route = labels.IndexOf("http_route=\""u8);
        return route >= 0
            && labels[(route + "http_route=\""u8.Length)..] is var rest
            && rest.StartsWith(page)
            && rest[page.Length..].StartsWith("\""u8);
    }
}
