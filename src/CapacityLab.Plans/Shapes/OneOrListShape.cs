using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Shapes;

/// <summary>A list, or its only item without the brackets.</summary>
internal sealed class OneOrListShape<T>(Shape<T> item, ListShape<T> list) : Shape<IReadOnlyList<T>>
{
    public override string Allowed => $"{item.Allowed}, or {list.Allowed}";

    public override bool TryRead(JsonCursor at, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        if (at.Element.ValueKind == JsonValueKind.Array)
        {
            return list.TryRead(at, out value);
        }

        var isRead = item.TryRead(at, out var only);
        value = isRead ? [only!] : null;
        return isRead;
    }

    /// <summary>A list, also of one.</summary>
    public override JsonNode? Json(IReadOnlyList<T> value) => list.Json(value);

    public override JsonObject Schema() => new() { ["oneOf"] = new JsonArray(item.Schema(), list.Schema()) };
}
