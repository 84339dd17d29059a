using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Shapes;

/// <summary>A property that a section of the plan may have: declared once, for reading, writing, the schema and the reference.</summary>
internal abstract class Field(string name, string description)
{
    public string Name => name;

    /// <summary>For the schema and the reference.</summary>
    public string Description => description;

    public bool IsRequired { get; init; }

    public abstract Shape Shape { get; }

    /// <summary>The value that an absent property stands for, as it is written; null: none, or one of many parts.</summary>
    public abstract JsonValue? Default { get; }

    public string Allowed => Shape.Allowed;

    public JsonObject Schema()
    {
        var schema = Shape.Schema();
        schema["description"] = Description;
        if (Default is { } value)
        {
            schema["default"] = value;
        }

        return schema;
    }

    /// <summary>A field without a default.</summary>
    public static Field<T> Of<T>(string name, Shape<T> shape, string description) =>
        new(name, shape, description, default) { HasNoDefault = true };

    /// <param name="name">The property's name.</param>
    /// <param name="shape">What may stand there.</param>
    /// <param name="description">For the schema and the reference.</param>
    /// <param name="byDefault">Taken where the property is absent or wrong; null: nothing.</param>
    public static Field<T> Of<T>(string name, Shape<T> shape, string description, T? byDefault) =>
        new(name, shape, description, byDefault);
}

internal sealed class Field<T>(string name, Shape<T> shape, string description, T? byDefault) : Field(name, description)
{
    public override Shape<T> Shape => shape;

    public T? ByDefault => byDefault;

    /// <summary>True: <see cref="ByDefault"/> only stands in after a mistake. Default: false.</summary>
    public bool HasNoDefault { get; init; }

    public override JsonValue? Default =>
        IsRequired || HasNoDefault || byDefault is not { } value ? null : shape.Json(value) as JsonValue;

    /// <summary>The value at its place in an object; reports one that is wrong, or required and absent.</summary>
    public bool TryRead(JsonCursor place, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (!place.IsMissing)
        {
            return shape.TryRead(place, out value);
        }

        if (IsRequired)
        {
            place.Report(Allowed);
        }

        return false;
    }
}
