using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Shapes;

/// <summary>Text; a number or a boolean is taken as the text it is written as.</summary>
internal sealed class ScalarTextShape : Shape<string>
{
    public override string Allowed => "text, a number or a boolean";

    public override bool TryRead(JsonCursor at, [MaybeNullWhen(false)] out string value)
    {
        value = at.Element.ValueKind switch
        {
            JsonValueKind.String => at.Element.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => at.Element.GetRawText(),
            _ => null,
        };
        if (value is not null && !value.Contains('\0', StringComparison.Ordinal))
        {
            return true;
        }

        at.Report(value is null ? JsonText.Describe(at.Element) : "text with a NUL", Allowed);
        return false;
    }

    public override JsonObject Schema() => new() { ["type"] = new JsonArray("string", "number", "boolean") };

    public override JsonNode Json(string value) => value;
}
