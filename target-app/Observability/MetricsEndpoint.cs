using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using TargetApp.Settings;
using TargetApp.Storage.Sqlite;

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
        SqliteMeter.Name,
    ];

    public static void AddPrometheus(this IServiceCollection services, ShopOptions shop) =>
        services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("shop", serviceInstanceId: shop.Replica))
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddPrometheusExporter());

    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes.MapPrometheusScrapingEndpoint(Path);
}
