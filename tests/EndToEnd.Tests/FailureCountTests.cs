using System.Text.Json;
using System.Text.Json.Nodes;
using CapacityLab.Results.Layouts;

namespace EndToEnd.Tests;

public class FailureCountTests
{
    [Fact]
    public async Task Failed_orders_are_counted_as_the_shop_itself_logged_them()
    {
        using var bench = new Bench(plan =>
        {
            plan["services"]![0]!["environment"]!["Payments__FailureRate"] = "0.2";
            plan["objectives"]!["successRatio"] = 0.5;
            // Counts are what is asked; a slow host may be slow.
            plan["objectives"]!["p99Ms"] = 3000;
            plan["scenarios"] = new JsonArray(
                plan["scenarios"]!
                    .AsArray()
                    .Single(scenario =>
                        scenario!["file"]!.GetValue<string>().EndsWith("order.json", StringComparison.Ordinal)
                    )!
                    .DeepClone()
            );
        });
        await using var lab = LabProcess.Start(bench.Folder, "run", "--out", bench.Run);
        Assert.Contains(await lab.EndAsync(), ExitCodes.WhenEverythingHolds);

        var layout = Assert.Single(bench.Result().Layouts);
        var (logged, loggedFailed) = Logged(bench, layout);
        long counted = layout.Probes.Sum(probe => probe.Completed);
        long failed = layout.Probes.Sum(probe => probe.Failures.GetValueOrDefault("http-502"));

        Assert.InRange((double)failed / counted, 0.1, 0.3);
        Assert.Equal((double)loggedFailed / logged, (double)failed / counted, 0.01);
    }

    /// <summary>Orders in the shop's log while a probe ran, and those among them that ended with 502.</summary>
    private static (long All, long Failed) Logged(Bench bench, LayoutResult layout)
    {
        var orders = Directory
            .EnumerateFiles(Path.Combine(bench.Run, "logs"), "shop-1.log", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Where(line => line.StartsWith('{') && line.Contains("/api/orders", StringComparison.Ordinal))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line =>
                layout.Probes.Any(probe =>
                    Within(
                        line.GetProperty("time").GetDateTimeOffset(),
                        probe.StartedAt,
                        probe.Duration + TimeSpan.FromSeconds(2)
                    )
                )
            )
            .Select(line => line.GetProperty("status").GetInt32())
            .ToList();
        return (orders.Count, orders.Count(status => status == 502));
    }

    private static bool Within(DateTimeOffset time, DateTimeOffset start, TimeSpan length) =>
        time >= start && time <= start + length;
}
