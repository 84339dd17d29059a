using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Benchmarks.Peers;

/// <summary>
/// A generator: its program, the arguments for an address, connections and seconds, and how its output is read; CPU and
/// memory are filled in where it does not tell them itself.
/// </summary>
internal sealed record Contender(
    string Name,
    string Program,
    Func<Uri, int, int, string[]> Arguments,
    Func<string, double, Measured> Read
)
{
    internal static readonly string Here = Path.Combine(AppContext.BaseDirectory, "Benchmarks.dll");
    internal static readonly string Lab = Path.Combine(
        AppContext.BaseDirectory,
        "../../../../../loadtests/bin/Release/net10.0/LoadTests.dll"
    );

    public static readonly IReadOnlyList<Contender> All =
    [
        new("capacitylab", "dotnet", (url, n, s) => Load(url, n, s, "auto"), ReadLab),
        new("capacitylab epoll", "dotnet", (url, n, s) => Load(url, n, s, "epoll"), ReadLab),
        new("capacitylab C#", "dotnet", (url, n, s) => [Here, "drive", "csharp", $"{url}", $"{n}", $"{s}"], ReadLab),
        new("bare HttpClient", "dotnet", (url, n, s) => [Here, "drive", "bare", $"{url}", $"{n}", $"{s}"], ReadLab),
        new("wrk", "wrk", (url, n, s) => ["-t1", $"-c{n}", $"-d{s}s", "--latency", $"{url}"], ReadWrk),
        new("h2load", "h2load", (url, n, s) => ["--h1", "-t1", $"-c{n}", "-D", $"{s}", $"{url}"], ReadH2Load),
        new("hey", "hey", (url, n, s) => ["-cpus", "1", "-c", $"{n}", "-z", $"{s}s", $"{url}"], ReadHey),
        new("ab", "ab", (url, n, s) => ["-q", "-k", "-c", $"{n}", "-t", $"{s}", "-n", "50000000", $"{url}"], ReadAb),
    ];

    /// <summary>Whether its program is on PATH.</summary>
    public bool IsHere =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, Program)));

    private static string[] Load(Uri url, int connections, int seconds, string engine) =>
        [
            Lab,
            "load",
            $"{url}",
            "--connections",
            $"{connections}",
            "--duration",
            $"{seconds}s",
            "--warm-up",
            "1500ms",
            "--threads",
            "1",
            "--engine",
            engine,
            "--json",
        ];

    private static Measured ReadLab(string text, double seconds)
    {
        var json = JsonNode.Parse(text)!;
        return new Measured(
            (double)json["requestsPerSecond"]!,
            (double)json["cpuMicrosecondsPerRequest"]!,
            (double?)json["responseTimeMs"]?["p50"] ?? double.NaN,
            (double?)json["responseTimeMs"]?["p99"] ?? double.NaN,
            double.NaN,
            (long)json["failed"]!
        );
    }

    private static Measured ReadWrk(string text, double seconds) =>
        new(
            Number(text, @"Requests/sec:\s+([\d.]+)"),
            double.NaN,
            Time(text, @"50%\s+([\d.]+)(us|ms|s)"),
            Time(text, @"99%\s+([\d.]+)(us|ms|s)"),
            double.NaN,
            (long)Or(Number(text, @"Non-2xx or 3xx responses: (\d+)"), 0)
        );

    private static Measured ReadH2Load(string text, double seconds) =>
        new(
            Number(text, @"([\d.]+) req/s"),
            double.NaN,
            double.NaN,
            double.NaN,
            double.NaN,
            (long)Number(text, @"(\d+) failed")
        );

    private static Measured ReadHey(string text, double seconds) =>
        new(
            Number(text, @"Requests/sec:\s+([\d.]+)"),
            double.NaN,
            Number(text, @"50% in ([\d.]+) secs") * 1_000,
            Number(text, @"99% in ([\d.]+) secs") * 1_000,
            double.NaN,
            0
        );

    private static Measured ReadAb(string text, double seconds) =>
        new(
            Number(text, @"Requests per second:\s+([\d.]+)"),
            double.NaN,
            Number(text, @"50%\s+(\d+)"),
            Number(text, @"99%\s+(\d+)"),
            double.NaN,
            (long)Number(text, @"Failed requests:\s+(\d+)")
        );

    private static double Number(string text, string pattern) =>
        Regex.Match(text, pattern, RegexOptions.NonBacktracking) is { Success: true } found
            ? double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)
            : double.NaN;

    private static double Time(string text, string pattern) =>
        Regex.Match(text, pattern, RegexOptions.NonBacktracking) is { Success: true } found
            ? double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)
                * (
                    found.Groups[2].Value == "us" ? 0.001
                    : found.Groups[2].Value == "ms" ? 1
                    : 1_000
                )
            : double.NaN;

    private static double Or(double number, double otherwise) => double.IsNaN(number) ? otherwise : number;
}
