using CapacityLab.Load;
using CapacityLab.Plans.Json;
using CapacityLab.Plans.Sections;

namespace CapacityLab.Plans;

/// <summary>Reads lab.json and the scenario files that it names.</summary>
internal static class PlanReader
{
    private const string FileName = "lab.json";

    /// <summary>Reads and checks a plan; starts nothing.</summary>
    /// <param name="file">Path of lab.json, or of the folder that it is in.</param>
    /// <param name="code">Scenarios in code that the plan may name.</param>
    /// <param name="programs">Looks for the programs that it names; null: they need not be on this host.</param>
    /// <exception cref="PlanException">With every mistake of the plan and of its scenario files at once.</exception>
    public static Plan Read(string file, IReadOnlyList<Scenario> code, ProgramSearch? programs = null)
    {
        var mistakes = new MistakeList();
        var plan = Read(PathOf(file), code, mistakes, programs);
        mistakes.ThrowIfAny();
        return plan ?? throw new InvalidOperationException("A plan that is not read has a mistake.");
    }

    private static string PathOf(string file)
    {
        var path = Path.GetFullPath(file.Length == 0 ? "." : file);
        return Directory.Exists(path) ? Path.Combine(path, FileName) : path;
    }

    private static Plan? Read(string path, IReadOnlyList<Scenario> code, MistakeList mistakes, ProgramSearch? programs)
    {
        var files = new JsonFileReader(mistakes);
        var root = files.Read(path, why => mistakes.Add(Missing(path, why)));
        if (root is null || !PlanSection.Shape.TryRead(root, out var draft))
        {
            return null;
        }

        programs?.Check(root);
        return draft.Plan with { Scenarios = new ScenarioResolver(files, code).Resolve(draft.Scenarios) };
    }

    private static PlanMistake Missing(string path, string why) =>
        new(
            JsonFile.DisplayNameOf(path),
            JsonPath.Root,
            $"nothing ({why})",
            $"a plan, as {FileName}, or the folder of one"
        );
}
