using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapacityLab.Results.Json;
using CapacityLab.Results.Runs;

namespace Benchmarks.Truth;

/// <summary>Carries out the sample lab, changed as a check needs it, in a process of its own.</summary>
internal static class LabRuns
{
    private static readonly string Root = Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..")
    );

    private static IReadOnlyList<string> SampleLab =>
        [Path.Combine(Root, "loadtests", "bin", "Release", "net10.0", "LoadTests.dll")];

    /// <summary>This program, as the lab with scenarios in code of its own.</summary>
    public static IReadOnlyList<string> OwnProgram => [typeof(LabRuns).Assembly.Location, "lab"];

    /// <summary>Runs the changed plan and returns its result with the folder that it left.</summary>
    /// <exception cref="InvalidOperationException">The run left no result.</exception>
    public static async Task<(RunResult Result, string Folder)> RunAsync(
        Action<JsonNode> change,
        string runtime = "process",
        IReadOnlyList<string>? program = null,
        IReadOnlyList<string>? options = null
    )
    {
        string folder = Directory.CreateTempSubdirectory("capacitylab-truth-").FullName;
        string plan = Path.Combine(folder, "lab.json");
        await File.WriteAllTextAsync(plan, ChangedPlan(change));
        string run = Path.Combine(folder, "run");
        await OutputAsync([
            .. program ?? SampleLab,
            "run",
            "--plan",
            plan,
            "--out",
            run,
            "--output",
            "plain",
            "--runtime",
            runtime,
            .. options ?? [],
        ]);
        return (Read(Path.Combine(run, "result.json")), run);
    }

    /// <summary>What fit says of a table, as JSON.</summary>
    public static async Task<JsonNode> FitAsync(string table, params string[] options) =>
        JsonNode.Parse(await OutputAsync([.. SampleLab, "fit", table, "--json", .. options]))!;

    /// <summary>One replica, for the plan.</summary>
    public static JsonObject Layout(double cpus) =>
        new()
        {
            ["replicas"] = 1,
            ["cpus"] = cpus,
            ["memoryMiB"] = 256,
        };

    private static async Task<string> OutputAsync(IReadOnlyList<string> arguments)
    {
        using var lab = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        string output = await lab.StandardOutput.ReadToEndAsync();
        await lab.WaitForExitAsync();
        return output;
    }

    private static RunResult Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new InvalidOperationException($"The run left no {file}.");
        }

        using var stream = File.OpenRead(file);
        return ResultFormat.Read(stream);
    }

    private static string ChangedPlan(Action<JsonNode> change)
    {
        string sample = Path.Combine(Root, "loadtests", "lab.json");
        var plan = JsonNode.Parse(
            File.ReadAllText(sample),
            documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip }
        )!;
        plan["target"]!["project"] = Path.Combine(Root, "target-app");
        foreach (var scenario in plan["scenarios"]!.AsArray())
        {
            scenario!["file"] = Path.Combine(Root, "loadtests", scenario["file"]!.GetValue<string>());
        }

        change(plan);
        return plan.ToJsonString();
    }

    private static string ThisFile([CallerFilePath] string file = "") => file;
}
