using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Shapes;

/// <summary>A section of the plan: an object with known names.</summary>
/// <param name="fields">All that it may have.</param>
/// <param name="read">Makes the value of the fields; reports contradictions between them.</param>
/// <param name="oneOf">Fields of which it must have just one; their being required is told by that.</param>
internal sealed class ObjectShape<T>(Field[] fields, Func<ObjectReader, T> read, params Field[] oneOf) : Shape<T>
{
    public override string Allowed => $"an object with {JsonText.List(fields.Select(one => one.Name))}";

    public override bool TryRead(JsonCursor at, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (at.Element.ValueKind != JsonValueKind.Object)
        {
            at.Report(Allowed);
            return false;
        }

        var reader = new ObjectReader(at, fields);
        reader.ReportUnknownNames();
        value = read(reader);
        return value is not null;
    }

    public override JsonObject Schema()
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(
                fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Schema()))
            ),
            ["additionalProperties"] = false,
        };
        AddRequired(schema);
        return schema;
    }

    private void AddRequired(JsonObject schema)
    {
        if (oneOf.Length > 0)
        {
            schema["oneOf"] = new JsonArray([
                .. oneOf.Select(field => new JsonObject { ["required"] = Names([field]) }),
            ]);
        }

        var required = fields.Where(field => field.IsRequired).ToList();
        if (required.Count > 0)
        {
            schema["required"] = Names(required);
        }
    }

    private static JsonArray Names(IEnumerable<Field> some) => new([.. some.Select(field => (JsonNode)field.Name)]);
}
