using System.Globalization;
using System.Text.Json.Nodes;
using Benchmarks.Peers;
using Benchmarks.Truth.Known;
using CapacityLab.Results.Layouts;
using Spectre.Console;

namespace Benchmarks.Truth;

/// <summary>The lab's own search, in whole runs against servers of known capacity: within 5 % in nine of ten.</summary>
internal static class CapacityTruth
{
    private const double MostError = 0.05;
    private const double LeastWithin = 0.9;

    /// <param name="runs">Against each server; from 1.</param>
    /// <param name="console">Told each run as it ends.</param>
    public static async Task<IReadOnlyList<Check>> RunAsync(int runs, IAnsiConsole console)
    {
        var checks = new List<Check>();
        foreach (var target in KnownTarget.All)
        {
            var errors = new List<string>();
            int within = 0;
            for (int run = 0; run < runs; run++)
            {
                double known = 0;
                var capacity = await MeasureAsync(target, run, answer => known = answer);
                double found = capacity.RequestsPerSecond?.PerSecond ?? 0;
                within += Math.Abs((found / known) - 1) <= MostError ? 1 : 0;
                errors.Add(Text($"{found:0.0} of {known:0.0}"));
                console.WriteLine(Text($"{target.Name} {run + 1}: {found:0.0} of {known:0.0}"));
            }

            checks.Add(
                new Check(
                    Text($"{target.Name} server: capacity found within {MostError:0%} of the known"),
                    Text($"≥ {LeastWithin * runs:0.#} of {runs} runs"),
                    Text($"{within}: {string.Join(", ", errors)}"),
                    within >= LeastWithin * runs
                )
            );
        }

        return checks;
    }

    private static async Task<CapacityResult> MeasureAsync(KnownTarget target, int seed, Action<double> known)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("capacitylab-known-").FullName, "served");
        var (result, _) = await LabRuns.RunAsync(plan => Change(plan, target, seed, file));
        known(target.Capacity(file));
        return result.Layouts[0].Capacity;
    }

    private static void Change(JsonNode plan, KnownTarget target, int seed, string file)
    {
        plan.AsObject().Remove("docker");
        plan.AsObject().Remove("confirm");
        plan["services"] = new JsonArray();
        plan["scaleToHost"] = false;
        plan["layouts"] = new JsonArray(LabRuns.Layout(1));
        plan["load"]!["seed"] = seed + 1;
        plan["load"]!["arrivals"] = target.Arrivals;
        plan["target"] = new JsonObject
        {
            ["name"] = "known",
            ["executable"] = "dotnet",
            ["arguments"] = new JsonArray(Contender.Here, "serve", target.Name, "{port}", $"{seed}", file),
        };
        plan["scenarios"] = JsonNode.Parse("""[{ "name": "get", "steps": [{ "name": "get", "path": "/" }] }]""");
        plan["objectives"] = new JsonObject { ["p99Ms"] = target.P99.Value.TotalMilliseconds, ["successRatio"] = 0.99 };
        plan["search"] = JsonNode.Parse(
            """
            {
              "warmUpSeconds": 4, "probeSeconds": 5, "longestProbeSeconds": 20, "samples": 25000,
              "precision": 0.03, "maxProbes": 12, "budgetSeconds": 120, "ladder": true
            }
            """
        );
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
