using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Shapes;

/// <summary>A section of the plan: an object with known names.</summary>
/// <param name="fields">All that it may have.</param>
internal abstract class ObjectShape<T>(IReadOnlyList<Field> fields) : Shape<T>
{
    /// <summary>Fields of which it must have just one; their being required is told by that.</summary>
    public IReadOnlyList<Field> OneOf { get; init; } = [];

    public override string Allowed => $"an object with {JsonText.List(fields.Select(one => one.Name))}";

    public override string Summary =>
        OneOf.Count == 0 ? "an object" : $"an object with just one of {JsonText.List(OneOf.Select(one => one.Name))}";

    public override IEnumerable<(string Path, Field Field)> Fields =>
        fields.SelectMany(one =>
            one.Shape.Fields.Select(below => ($".{one.Name}{below.Path}", below.Field)).Prepend(($".{one.Name}", one))
        );

    /// <summary>Fields that must be there.</summary>
    protected virtual IEnumerable<Field> Required => fields.Where(one => one.IsRequired);

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
        value = Read(reader);
        return value is not null;
    }

    /// <summary>Makes the value of the fields; reports contradictions between them.</summary>
    public abstract T Read(ObjectReader reader);

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
        if (OneOf.Count > 0)
        {
            schema["oneOf"] = new JsonArray([
                .. OneOf.Select(field => new JsonObject { ["required"] = Names([field]) }),
            ]);
        }

        var required = Required.ToList();
        if (required.Count > 0)
        {
            schema["required"] = Names(required);
        }
    }

    private static JsonArray Names(IEnumerable<Field> some) => new([.. some.Select(field => (JsonNode)field.Name)]);
}
