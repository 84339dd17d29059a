using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapacityLab.Results.Layouts;

namespace Benchmarks.Truth;

/// <summary>Failures are counted right: with payments failing at 20 %, the lab's ratio of failed orders agrees with the shop's own log.</summary>
internal static class FailuresTruth
{
    private const double MostDifference = 0.01;
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(2);

    public static async Task<IReadOnlyList<Check>> RunAsync()
    {
        var (result, folder) = await LabRuns.RunAsync(plan =>
        {
            plan["services"]![0]!["environment"]!["Payments__FailureRate"] = "0.2";
            plan["objectives"]!["successRatio"] = 0.5;
            plan["layouts"] = new JsonArray(plan["layouts"]![1]!.DeepClone());
        });
        var layout = result.Layouts[0];
        var orders = layout.Probes.SelectMany(probe => probe.Steps).Where(step => step.Name == "place order").ToList();
        double counted = (double)orders.Sum(step => step.Failed) / orders.Sum(step => step.Ok + step.Failed);
        double logged = LoggedRatio(folder, layout);
        string actual = string.Create(CultureInfo.InvariantCulture, $"{counted:P2} counted, {logged:P2} logged");
        return
        [
            new Check(
                "failed orders, lab against the shop's log",
                "within 1 percentage point",
                actual,
                Math.Abs(counted - logged) <= MostDifference
            ),
        ];
    }

    private static double LoggedRatio(string folder, LayoutResult layout)
    {
        var statuses = Directory
            .EnumerateFiles(Path.Combine(folder, "logs"), "shop-*.log", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Where(line => line.StartsWith('{') && line.Contains("/api/orders", StringComparison.Ordinal))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line =>
                layout.Probes.Any(probe =>
                    Within(line.GetProperty("time").GetDateTimeOffset(), probe.StartedAt, probe.Duration + Drain)
                )
            )
            .Select(line => line.GetProperty("status").GetInt32())
            .ToList();
        return (double)statuses.Count(status => status >= 500) / statuses.Count;
    }

    private static bool Within(DateTimeOffset time, DateTimeOffset start, TimeSpan length) =>
        time >= start && time <= start + length;
}
