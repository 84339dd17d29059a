using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Shapes;

/// <summary>true or false.</summary>
internal sealed class FlagShape : Shape<bool>
{
    public override string Allowed => "true or false";

    public override bool TryRead(JsonCursor at, [MaybeNullWhen(false)] out bool value)
    {
        value = at.Element.ValueKind == JsonValueKind.True;
        if (value || at.Element.ValueKind == JsonValueKind.False)
        {
            return true;
        }

        at.Report(Allowed);
        return false;
    }

    public override JsonObject Schema() => new() { ["type"] = "boolean" };

    public override JsonNode Json(bool value) => value;
}
