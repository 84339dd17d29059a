using System.Text.Json;
using System.Text.Json.Nodes;
using CapacityLab.Results.Json;
using CapacityLab.Results.Runs;

namespace EndToEnd.Tests;

/// <summary>A temporary folder with a plan in it: the sample lab with the built shop, short probes, and what a test changes.</summary>
internal sealed class Bench : IDisposable
{
    public Bench(Action<JsonNode>? change = null)
    {
        Folder = Directory.CreateTempSubdirectory("capacitylab-e2e-").FullName;
        var plan = SamplePlan();
        change?.Invoke(plan);
        File.WriteAllText(Path.Combine(Folder, "lab.json"), plan.ToJsonString());
    }

    public string Folder { get; }

    public string Run => Path.Combine(Folder, "run");

    public RunResult Result()
    {
        using var file = File.OpenRead(Path.Combine(Run, "result.json"));
        return ResultFormat.Read(file);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static JsonNode SamplePlan()
    {
        string sample = Path.Combine(Programs.Root, "loadtests", "lab.json");
        var plan = JsonNode.Parse(
            File.ReadAllText(sample),
            documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip }
        )!;
        var target = plan["target"]!.AsObject();
        target.Remove("project");
        target["executable"] = "dotnet";
        target["arguments"] = new JsonArray(Programs.Shop);
        var payments = plan["services"]![0]!.AsObject();
        payments["executable"] = "dotnet";
        payments["arguments"] = new JsonArray(Programs.Shop);
        plan["layouts"] = new JsonArray(Layout(1, 0.5));
        plan["scaleToHost"] = false;
        plan["objectives"]!["requestsPerSecond"] = 5;
        plan["search"] = new JsonObject
        {
            ["warmUpSeconds"] = 2,
            ["probeSeconds"] = 1.5,
            ["precision"] = 0.3,
            ["maxProbes"] = 4,
        };
        foreach (var scenario in plan["scenarios"]!.AsArray())
        {
            scenario!["file"] = Path.Combine(Programs.Root, "loadtests", scenario["file"]!.GetValue<string>());
        }

        return plan;
    }

    public static JsonObject Layout(int replicas, double cpus) =>
        new()
        {
            ["replicas"] = replicas,
            ["cpus"] = cpus,
            ["memoryMiB"] = 256,
        };
}
