using System.Text.Json.Nodes;

namespace Benchmarks.Open;

/// <summary>What one run told of itself. NaN: it does not tell.</summary>
internal sealed record OpenRun(
    double RequestsPerSecond,
    double SendLagP50Us,
    double SendLagP99Us,
    double ResponseP50Ms,
    double ResponseP99Ms,
    double CpuMicroseconds,
    long Lost,
    bool Limited
)
{
    /// <summary>Reads the JSON of <c>load</c>, or of a client that tells less.</summary>
    public static OpenRun Read(string text)
    {
        var json = JsonNode.Parse(text)!;
        return new OpenRun(
            (double)json["requestsPerSecond"]!,
            1_000 * Number(json["sendLagMs"]?["p50"]),
            1_000 * Number(json["sendLagMs"]?["p99"]),
            Number(json["responseTimeMs"]?["p50"]),
            Number(json["responseTimeMs"]?["p99"]),
            Number(json["cpuMicrosecondsPerRequest"]),
            (long)json["failed"]! + ((long?)json["dropped"] ?? 0),
            (bool?)json["generator"]?["limited"] ?? false
        );
    }

    public double RateErrorPercent(int asked) => 100 * Math.Abs((RequestsPerSecond / asked) - 1);

    private static double Number(JsonNode? node) => (double?)node ?? double.NaN;
}
