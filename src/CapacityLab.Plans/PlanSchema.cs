using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapacityLab.Plans.Sections;
using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans;

/// <summary>JSON Schemas (draft 2020-12) of the input files, made of the same shapes that the reader reads with.</summary>
/// <remarks>They are laxer than the reader where it looks at more than one place, such as slots and feeds.</remarks>
internal static class PlanSchema
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Of lab.json.</summary>
    public static JsonObject Lab() => Of(PlanSection.Shape, "CapacityLab plan");

    /// <summary>Of a scenario file.</summary>
    public static JsonObject Scenario() => Of(ScenarioSection.Shape, "CapacityLab scenario");

    public static string Text(JsonObject schema) => schema.ToJsonString(Readable);

    private static JsonObject Of(Shape shape, string title)
    {
        var schema = shape.Schema();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", title);
        return schema;
    }
}
