using CapacityLab.Load;

namespace CapacityLab.Plans.Tests;

/// <summary>A folder with a plan that has nothing but what is required; tests replace parts of its text.</summary>
internal sealed class PlanFolder : IDisposable
{
    public const string Layouts = """[{ "cpus": 1, "memoryMiB": 256 }]""";
    public const string Scenarios = """[{ "name": "home", "steps": [{ "name": "open", "path": "/" }] }]""";
    public const string Target = """{ "name": "shop", "executable": "shop" }""";
    public const string Objectives = """{ "p99Ms": 200 }""";

    public string Path { get; } = Directory.CreateTempSubdirectory("plan-").FullName;

    public static string Minimal { get; } = With();

    public static string With(
        string target = Target,
        string layouts = Layouts,
        string scenarios = Scenarios,
        string objectives = Objectives,
        string more = ""
    ) =>
        $$"""
            { "name": "lab", "target": {{target}}, "layouts": {{layouts}},
              "scenarios": {{scenarios}}, "objectives": {{objectives}}{{more}} }
            """;

    public static string WithSteps(string steps, string feeds = "{}") =>
        With(scenarios: $$"""[{ "name": "home", "feeds": {{feeds}}, "steps": [{{steps}}] }]""");

    public void Write(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), text);

    public Plan Read(string plan, params Scenario[] code)
    {
        Write("lab.json", plan);
        return PlanReader.Read(Path, code);
    }

    public IReadOnlyList<PlanMistake> Mistakes(string plan, params Scenario[] code) =>
        Assert.Throws<PlanException>(() => Read(plan, code)).Mistakes;

    /// <summary>Path, found and allowed of each mistake: what does not depend on where the text stands.</summary>
    public IReadOnlyList<string> Told(string plan, params Scenario[] code) =>
        [.. Mistakes(plan, code).Select(one => $"{one.Path}: found {one.Found}; allowed: {one.Allowed}")];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
