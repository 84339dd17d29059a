using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Shapes;

/// <summary>
/// What may stand in a place of a plan. The reader, its messages, the writer, the JSON Schema and the reference come from the same
/// shapes.
/// </summary>
internal abstract class Shape
{
    /// <summary>In words, for messages.</summary>
    public abstract string Allowed { get; }

    /// <summary>In words, for the reference, which lists the fields of an object below it.</summary>
    public virtual string Summary => Allowed;

    /// <summary>Unit of a number; empty: it has none.</summary>
    public virtual string Unit => "";

    /// <summary>The fields of the objects in it, each with its path from here.</summary>
    public virtual IEnumerable<(string Path, Field Field)> Fields => [];

    /// <summary>As a part of a JSON Schema, draft 2020-12.</summary>
    public abstract JsonObject Schema();
}

internal abstract class Shape<T> : Shape
{
    /// <summary>Reads the value; where it does not fit, reports why and returns false. The place is not empty.</summary>
    public abstract bool TryRead(JsonCursor at, [MaybeNullWhen(false)] out T value);

    /// <summary>The value as it is written in a plan; null: it is left out.</summary>
    public abstract JsonNode? Json(T value);
}
