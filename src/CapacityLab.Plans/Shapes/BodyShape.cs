using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Shapes;

/// <summary>The body of a request.</summary>
/// <param name="Text">As it is sent.</param>
/// <param name="IsJson">True: an object or a list of JSON, not a text.</param>
internal readonly record struct RequestBody(string Text, bool IsJson);

/// <summary>Text, or a JSON object or list, which is sent as JSON without blanks.</summary>
internal sealed class BodyShape : Shape<RequestBody>
{
    private static readonly JsonWriterOptions AsWritten = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public override string Allowed => "text, or a JSON object or list";

    public override bool TryRead(JsonCursor at, out RequestBody value)
    {
        bool isJson = IsJson(at.Element);
        string? text = isJson ? Compact(at.Element) : at.Text;
        value = new RequestBody(text ?? "", isJson);
        if (text is null)
        {
            at.Report(Allowed);
        }

        return text is not null;
    }

    public override JsonObject Schema() => new() { ["type"] = new JsonArray("string", "object", "array") };

    public override JsonNode? Json(RequestBody value) =>
        value.IsJson ? HiddenJson("", JsonNode.Parse(value.Text)) : Secrets.HideInText(value.Text);

    /// <summary>True for an object or a list, not for a text.</summary>
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

    /// <summary>Text by text, so that it stays JSON.</summary>
    private static JsonNode? HiddenJson(string name, JsonNode? node) =>
        node switch
        {
            JsonObject map => new JsonObject(
                map.Select(entry => KeyValuePair.Create(entry.Key, HiddenJson(entry.Key, entry.Value)))
            ),
            JsonArray list => new JsonArray([.. list.Select(item => HiddenJson(name, item))]),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => Secrets.HideIn(
                name,
                value.GetValue<string>()
            ),
            null => null,
            _ => Secrets.IsSecretName(name) ? Secrets.Hidden : node.DeepClone(),
        };
}
