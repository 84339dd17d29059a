using System.Globalization;
using System.Text.Json.Nodes;

namespace Benchmarks.Truth.Foreign;

/// <summary>The plan that a user would write for a foreign service.</summary>
/// <param name="Case">Service and knob.</param>
/// <param name="Setting">What was drawn.</param>
/// <param name="Files">Folder of the service.</param>
/// <param name="Classes">Folder of compiled classes; read by Java alone.</param>
internal sealed record ForeignPlan(ForeignCase Case, ForeignSetting Setting, string Files, string Classes)
{
    public const string Health = "/healthz";

    private static readonly string[] NotOfForeign = ["docker", "confirm", "services", "balancer", "sizing", "alerts"];

    /// <summary>As the service takes them; {url} and {data} are filled in by the lab.</summary>
    public IReadOnlyDictionary<string, string> Environment =>
        Setting
            .Environment.Select(pair =>
                KeyValuePair.Create(pair.Key, pair.Value.ToString(CultureInfo.InvariantCulture))
            )
            .Append(KeyValuePair.Create("URL", "{url}"))
            .Append(KeyValuePair.Create("DATA", "{data}"))
            .ToDictionary();

    /// <summary>Changes the sample's plan to this one, with the search's own defaults.</summary>
    public void Write(JsonNode plan, bool docker, int seed)
    {
        var root = plan.AsObject();
        foreach (string section in NotOfForeign.Append("search").Append("quick"))
        {
            root.Remove(section);
        }

        plan["name"] = $"foreign-{Case.Service.Name}";
        plan["target"] = Target(docker);
        plan["scaleToHost"] = false;
        plan["layouts"] = new JsonArray(Layout());
        plan["load"]!["seed"] = seed;
        plan["objectives"] = new JsonObject { ["p99Ms"] = Setting.P99Ms, ["successRatio"] = 0.99 };
        plan["scenarios"] = JsonNode.Parse(
            """[{ "name": "get", "steps": [{ "name": "get", "path": "/", "headers": { "Accept-Encoding": "gzip" } }] }]"""
        );
        if (Setting.MostRate is { } rate)
        {
            plan["search"] = new JsonObject { ["maxRequestsPerSecond"] = rate };
            plan["quick"] = new JsonObject { ["maxRequestsPerSecond"] = rate };
        }
    }

    private JsonObject Layout() =>
        new()
        {
            ["replicas"] = 1,
            ["cpus"] = Setting.Cpus,
            ["memoryMiB"] = Setting.MemoryMiB,
        };

    private JsonObject Target(bool docker)
    {
        var target = new JsonObject { ["name"] = Case.Service.Name };
        if (docker)
        {
            target["image"] = Case.Service.Image;
        }
        else
        {
            target["executable"] = Case.Service.FilledProgram(Files);
            target["arguments"] = new JsonArray([
                .. Case.Service.FilledArguments(Files, Classes).Select(argument => JsonValue.Create(argument)),
            ]);
        }

        target["environment"] = new JsonObject(
            Environment.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))
        );
        return target;
    }
}
