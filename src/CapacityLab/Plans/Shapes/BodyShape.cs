using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Shapes;

/// <summary>Text, or a JSON object or list, which is sent as JSON without blanks.</summary>
internal sealed class BodyShape : Shape<string>
{
    private static readonly JsonWriterOptions AsWritten = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public override string Allowed => "text, or a JSON object or list";

    public override bool TryRead(JsonCursor at, [MaybeNullWhen(false)] out string value)
    {
        value = at.Element.ValueKind switch
        {
            JsonValueKind.String => at.Element.GetString(),
            _ when IsJson(at.Element) => Compact(at.Element),
            _ => null,
        };
        if (value is null)
        {
            at.Report(Allowed);
        }

        return value is not null;
    }

    public override JsonObject Schema() => new() { ["type"] = new JsonArray("string", "object", "array") };

    /// <summary>Whether it is written as JSON, not as a text.</summary>
    public static bool IsJson(JsonElement element) => element.ValueKind is JsonValueKind.Object or JsonValueKind.Array;

    /// <summary>As it is sent.</summary>
    public static string Compact(JsonElement element)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, AsWritten))
        {
            element.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
