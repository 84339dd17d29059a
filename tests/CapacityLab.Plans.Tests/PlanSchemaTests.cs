using System.Text.Json;
using System.Text.Json.Nodes;
using CapacityLab.Tests;

namespace CapacityLab.Plans.Tests;

public sealed class PlanSchemaTests : IDisposable
{
    private readonly PlanFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Sample_files_have_only_names_that_the_schemas_know()
    {
        var scenarios = Directory.GetFiles(Path.Combine(Repository.Root, "loadtests", "scenarios"), "*.json");
        Assert.Equal(4, scenarios.Length);
        Assert.Empty(UnknownNames(PlanSchema.Lab(), File.ReadAllText(Repository.SamplePlan)));
        Assert.All(scenarios, file => Assert.Empty(UnknownNames(PlanSchema.Scenario(), File.ReadAllText(file))));
    }

    [Fact]
    public void Every_name_that_is_written_is_in_the_schema() =>
        Assert.Empty(UnknownNames(PlanSchema.Lab(), PlanWriterTests.EverySetting));

    /// <summary>At each object of a full plan a name is planted; schema and reader must both find it.</summary>
    [Fact]
    public void Schema_and_reader_agree_on_unknown_names()
    {
        folder.Write("shop.csproj", "");
        var code = Load.Scenario.Create("check-out", _ => throw new InvalidOperationException());
        var planted = 0;
        foreach (var path in SectionsOf(JsonNode.Parse(PlanWriterTests.EverySetting)!))
        {
            var plan = Plant(path);
            var read = folder.Mistakes(plan, code).Select(mistake => mistake.Path);
            Assert.Equal(UnknownNames(PlanSchema.Lab(), plan), read);
            planted++;
        }

        Assert.Equal(24, planted);
    }

    [Fact]
    public void Required_names_and_ranges_are_those_of_the_reader()
    {
        var lab = PlanSchema.Lab();
        Assert.Equal(
            ["name", "target", "layouts", "scenarios", "objectives"],
            lab["required"]!.AsArray().Select(name => name!.GetValue<string>())
        );
        var layout = lab["properties"]!["layouts"]!["items"]!;
        Assert.Equal(0.05, layout["properties"]!["cpus"]!["minimum"]!.GetValue<double>());
        Assert.Equal(1, layout["properties"]!["replicas"]!["default"]!.GetValue<long>());
    }

    [Fact]
    public void The_text_is_a_schema_of_the_draft_of_2020()
    {
        using var schema = JsonDocument.Parse(PlanSchema.Text(PlanSchema.Scenario()));
        Assert.Equal(
            "https://json-schema.org/draft/2020-12/schema",
            schema.RootElement.GetProperty("$schema").GetString()
        );
    }

    // Objects of the user's own names have no unknown ones.
    private static readonly string[] Maps = ["environment", "headers", "capture", "feeds", "body"];

    private static IEnumerable<string> SectionsOf(JsonNode node) =>
        node switch
        {
            JsonArray list => list.SelectMany(item => SectionsOf(item!)),
            JsonObject map => (IsMap(map) ? [] : new[] { map.GetPath() }).Concat(
                map.Where(entry => entry.Key != "body").SelectMany(entry => SectionsOf(entry.Value!))
            ),
            _ => [],
        };

    private static bool IsMap(JsonObject map) => map.Parent is JsonObject && Maps.Contains(map.GetPropertyName());

    private static string Plant(string path)
    {
        var plan = JsonNode.Parse(PlanWriterTests.EverySetting)!;
        All(plan).OfType<JsonObject>().Single(node => node.GetPath() == path)["planted"] = 1;
        return plan.ToJsonString();
    }

    private static IEnumerable<JsonNode> All(JsonNode? node) =>
        node switch
        {
            JsonArray list => list.SelectMany(All).Prepend(node),
            JsonObject map => map.SelectMany(entry => All(entry.Value)).Prepend(node),
            null => [],
            _ => [node],
        };

    private static IEnumerable<string> UnknownNames(JsonObject schema, string text)
    {
        var options = new JsonDocumentOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
        };
        return UnknownNames(schema, JsonNode.Parse(text, null, options));
    }

    private static IEnumerable<string> UnknownNames(JsonNode? schema, JsonNode? node) =>
        node switch
        {
            JsonArray list => list.SelectMany(item => UnknownNames(schema?["items"], item)),
            JsonObject map when schema?["additionalProperties"] is { } others => map.SelectMany(entry =>
                UnknownOf(schema["properties"]?[entry.Key] ?? others, entry.Value)
            ),
            _ => [],
        };

    private static IEnumerable<string> UnknownOf(JsonNode schema, JsonNode? value) =>
        schema is JsonValue ? [value!.GetPath()] : UnknownNames(schema, value);
}
