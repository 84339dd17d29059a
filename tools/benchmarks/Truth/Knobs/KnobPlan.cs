using System.Globalization;
using System.Text.Json.Nodes;

namespace Benchmarks.Truth.Knobs;

/// <summary>Changes of the sample plan that the cases share.</summary>
internal static class KnobPlan
{
    public static void Environment(this JsonNode plan, string name, double value) =>
        plan["target"]!["environment"]![name] = Text(value);

    public static void Payments(this JsonNode plan, string name, double value) =>
        plan["services"]![0]!["environment"]![name] = Text(value);

    /// <summary>One layout, and what the code computes for each request.</summary>
    public static void Layout(this JsonNode plan, int replicas, double cpus, int memoryMiB, double microseconds)
    {
        plan["layouts"] = new JsonArray(
            new JsonObject
            {
                ["replicas"] = replicas,
                ["cpus"] = Math.Round(cpus, 2),
                ["memoryMiB"] = memoryMiB,
            }
        );
        plan["scaleToHost"] = false;
        plan.Environment("Knobs__CpuMicrosecondsPerRequest", microseconds);
    }

    /// <summary>Orders among a hundred arrivals, in thousandths since weights are whole; the rest stay in proportion.</summary>
    public static void Orders(this JsonNode plan, double share)
    {
        foreach (var scenario in plan["scenarios"]!.AsArray())
        {
            bool order = scenario!["file"]!.GetValue<string>().Contains("order", StringComparison.Ordinal);
            double weight = scenario["weight"]!.GetValue<double>();
            scenario["weight"] = (int)Math.Round(1000 * (order ? share : weight * (100 - share) / 95));
        }
    }

    /// <summary>Enough to name a cause; the capacity itself is not what is asked. What is not warm gives out by its compiling.</summary>
    public static void ShortSearch(this JsonNode plan) =>
        plan["search"] = new JsonObject
        {
            ["warmUpSeconds"] = 6,
            ["probeSeconds"] = 2.5,
            ["precision"] = 0.2,
            ["maxProbes"] = 6,
        };

    public static double Between(this Random random, double from, double to) =>
        from + (random.NextDouble() * (to - from));

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
