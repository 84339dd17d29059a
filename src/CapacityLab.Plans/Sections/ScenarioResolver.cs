using CapacityLab.Load;
using CapacityLab.Load.Http;
using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Sections;

/// <summary>Finds what the entries of the mix name: files and code.</summary>
internal sealed class ScenarioResolver(JsonFileReader files, IReadOnlyList<Scenario> code)
{
    private readonly Dictionary<string, HttpScenario?> read = [];
    private readonly HashSet<string> names = [];

    public IReadOnlyList<ScenarioOptions> Resolve(IEnumerable<ScenarioEntry> entries) =>
        [.. entries.Select(Resolve).OfType<ScenarioOptions>()];

    private ScenarioOptions? Resolve(ScenarioEntry entry)
    {
        var scenario = entry switch
        {
            { Code: { } name } => FromCode(entry, name),
            { File: { } file } => Options(entry, FromFile(entry.At!.Property("file"), file)),
            _ => Options(entry, entry.Inline),
        };
        CheckName(entry, scenario);
        return scenario;
    }

    private static ScenarioOptions? Options(ScenarioEntry entry, HttpScenario? http)
    {
        if (http is null)
        {
            return null;
        }

        var weight = entry.Weight ?? http.Weight;
        return new()
        {
            Name = http.Name,
            Weight = weight,
            Http = http with { Weight = weight },
        };
    }

    private HttpScenario? FromFile(JsonCursor at, string file)
    {
        var path = at.File.Resolve(file);
        if (!read.TryGetValue(path, out var scenario))
        {
            var root = files.Read(path, why => at.Report($"{JsonText.Quote(file)} ({why})", "a scenario file"));
            read[path] = scenario = root is not null && ScenarioSection.Shape.TryRead(root, out var it) ? it : null;
        }

        return scenario;
    }

    private ScenarioOptions? FromCode(ScenarioEntry entry, string name)
    {
        var at = entry.At!.Property("code");
        var scenario = code.FirstOrDefault(candidate => candidate.Name == name);
        if (scenario is null)
        {
            at.Report($"{JsonText.Quote(name)}{Nearest.Hint(name, code.Select(one => one.Name))}", AllowedCode);
            return null;
        }

        var weight = entry.Weight ?? scenario.Weight;
        if (weight is < 1 or > ScenarioSection.MaxWeight)
        {
            at.Report($"the weight {JsonText.Number(weight)} in code", ScenarioSection.Weight.Allowed);
        }

        return new()
        {
            Name = name,
            Weight = weight,
            Code = scenario,
        };
    }

    private string AllowedCode =>
        code.Count == 0
            ? "the name of a scenario in code; the program that runs this plan registers none, so run the plan with the program that has it"
            : $"the name of a scenario in code that the program registers: {JsonText.List(code.Select(one => one.Name))}";

    private void CheckName(ScenarioEntry entry, ScenarioOptions? scenario)
    {
        if (scenario is { Name.Length: > 0 } && !names.Add(scenario.Name))
        {
            entry.At!.Report($"a scenario named {JsonText.Quote(scenario.Name)} again", "scenarios of different names");
        }
    }
}
