using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Shapes;

/// <summary>An absolute http or https address.</summary>
internal sealed class WebAddressShape : Shape<Uri>
{
    public override string Allowed => "an absolute http or https address";

    public override bool TryRead(JsonCursor at, [MaybeNullWhen(false)] out Uri value)
    {
        var text = at.Element.ValueKind == JsonValueKind.String ? at.Element.GetString() : null;
        if (Uri.TryCreate(text, UriKind.Absolute, out value) && value.Scheme is "http" or "https")
        {
            return true;
        }

        at.Report(Allowed);
        return false;
    }

    /// <summary>Without what may be secret: only the host.</summary>
    public override JsonNode Json(Uri value) => Secrets.HideInWebhook(value);

    public override JsonObject Schema() =>
        new()
        {
            ["type"] = "string",
            ["format"] = "uri",
            ["pattern"] = "^[Hh][Tt][Tt][Pp][Ss]?://",
        };
}
