using System.Text.Json.Serialization;

namespace TargetApp.Observability;

/// <summary>One request in the log.</summary>
/// <param name="Level">information below status 400, warning below 500, else error.</param>
/// <param name="Route">The route's template, so that requests group; unmatched where there is none.</param>
/// <param name="Reason">What failed; absent below status 400.</param>
internal readonly record struct RequestLogLine(
    DateTimeOffset Time,
    string Level,
    string Method,
    string Route,
    int Status,
    double DurationMs,
    string Replica,
    string? TraceId,
    string? Reason
)
{
    public static string LevelOf(int status) =>
        status switch
        {
            < 400 => "information",
            < 500 => "warning",
            _ => "error",
        };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Serialization
)]
[JsonSerializable(typeof(RequestLogLine))]
internal sealed partial class RequestLogJson : JsonSerializerContext;
