using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Shapes;

/// <summary>What may stand in a place of a plan. The reader, its messages and the JSON Schema come from the same shapes.</summary>
internal abstract class Shape
{
    /// <summary>In words, for messages.</summary>
    public abstract string Allowed { get; }

    /// <summary>As a part of a JSON Schema, draft 2020-12.</summary>
    public abstract JsonObject Schema();
}

internal abstract class Shape<T> : Shape
{
    /// <summary>Reads the value; where it does not fit, reports why and returns false. The place is not empty.</summary>
    public abstract bool TryRead(JsonCursor at, [MaybeNullWhen(false)] out T value);

    /// <summary>The value as it is written in a plan; null where a schema needs no such example.</summary>
    public virtual JsonNode? Json(T value) => null;
}
