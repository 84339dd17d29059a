using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;
using TargetApp.Settings;

namespace TargetApp.Observability;

/// <summary>Sends the request log to an OTLP collector too, where Shop__OtlpEndpoint names one.</summary>
internal sealed partial class RequestLogExport(ILogger<RequestLogExport> logger)
{
    public static void AddTo(WebApplicationBuilder builder, ShopOptions shop)
    {
        if (shop.OtlpEndpoint is not { } endpoint)
        {
            return;
        }

        builder.Services.AddSingleton<RequestLogExport>();
        var category = typeof(RequestLogExport).FullName;
        builder.Logging.AddFilter<OpenTelemetryLoggerProvider>(category, LogLevel.Information);
        builder.Logging.AddFilter<ConsoleLoggerProvider>(category, LogLevel.None);
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("shop", serviceInstanceId: shop.Replica));
            logs.AddOtlpExporter(exporter =>
            {
                exporter.Endpoint = endpoint;
                exporter.Protocol = OtlpExportProtocol.Grpc;
            });
        });
    }

    public void Add(in RequestLogLine line)
    {
        var level =
            line.Status < 400 ? LogLevel.Information
            : line.Status < 500 ? LogLevel.Warning
            : LogLevel.Error;
        Write(logger, level, line.Method, line.Route, line.Status, line.DurationMs, line.Replica, line.Reason);
    }

    [LoggerMessage(Message = "{Method} {Route} gave {Status} in {DurationMs} ms at {Replica} {Reason}")]
    private static partial void Write(
        ILogger logger,
        LogLevel level,
        string method,
        string route,
        int status,
        double durationMs,
        string replica,
        string? reason
    );
}
