using System.Text.Json;
using System.Text.Json.Nodes;

namespace EndToEnd.Tests;

public class RateBoundTests
{
    private const int Bound = 50;

    /// <summary>
    /// A generator that stood still for a moment on a busy host sends what is due at once; unbounded, warm-up and ladder alone send
    /// thousands.
    /// </summary>
    private const int WithBursts = 2 * Bound;

    /// <summary>Of a scenario of code nobody knows before it has run how many requests an iteration sends.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_second_of_a_run_sees_more_requests_than_the_bound(bool ofCode)
    {
        using var bench = new Bench(plan =>
        {
            if (ofCode)
            {
                plan["scenarios"] = new JsonArray(new JsonObject { ["code"] = "journey" });
            }

            plan["objectives"]!["requestsPerSecond"] = 5;
            plan["search"]!["maxRequestsPerSecond"] = Bound;
            plan["search"]!["ladder"] = true;
        });
        await using var lab = LabProcess.Start(bench.Folder, "run", "--out", bench.Run);
        await lab.EndAsync();

        var moments = Requests(bench).ToList();
        var seconds = moments.GroupBy(moment => moment.ToUnixTimeSeconds()).Select(second => second.Count());
        double length = (moments.Max() - moments.Min()).TotalSeconds;

        Assert.InRange(moments.Count, 100, (Bound * 1.1 * length) + Bound);
        Assert.InRange(seconds.Max(), Bound / 2, WithBursts);
    }

    private static IEnumerable<DateTimeOffset> Requests(Bench bench) =>
        Directory
            .EnumerateFiles(Path.Combine(bench.Run, "logs"), "shop-1.log", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Where(line => line.StartsWith('{') && line.Contains("\"route\":", StringComparison.Ordinal))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.GetProperty("route").GetString() is not ("/healthz" or "/metrics"))
            .Select(line => line.GetProperty("time").GetDateTimeOffset());
}
