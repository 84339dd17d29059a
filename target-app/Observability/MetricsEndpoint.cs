using OpenTelemetry.Metrics;

namespace TargetApp.Observability;

/// <summary>GET /metrics in the Prometheus format: what the runtime, Kestrel, ASP.NET Core and Npgsql measure.</summary>
internal static class MetricsEndpoint
{
    public const string Path = "/metrics";

    private static readonly string[] Meters =
    [
        "System.Runtime",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Hosting",
        "System.Net.Http",
        "Npgsql",
    ];

    public static void AddPrometheus(this IServiceCollection services) =>
        services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(Meters).AddPrometheusExporter());

    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes.MapPrometheusScrapingEndpoint(Path);
}
