using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Shapes;

/// <summary>Text, all of which matches a pattern.</summary>
/// <param name="allowed">The pattern in words.</param>
/// <param name="pattern">In what .NET and ECMAScript have in common; null: any text.</param>
internal sealed class TextShape(string allowed, string? pattern = null) : Shape<string>
{
    // Linear in the text, whatever stands in it; a look ahead, which that does not know, has to be linear by itself.
    private readonly Regex? regex = pattern is null
        ? null
        : new Regex(
            pattern,
            RegexOptions.CultureInvariant | (LooksAhead(pattern) ? RegexOptions.None : RegexOptions.NonBacktracking)
        );

    public override string Allowed => allowed;

    public override bool TryRead(JsonCursor at, [MaybeNullWhen(false)] out string value)
    {
        value = at.Element.ValueKind == JsonValueKind.String ? at.Element.GetString() : null;
        if (value is not null && Fits(value))
        {
            return true;
        }

        at.Report(allowed);
        return false;
    }

    // The length is compared because $ also matches before a line break at the end.
    public bool Fits(string text) =>
        regex is null || regex.Match(text) is { Success: true } match && match.Length == text.Length;

    private static bool LooksAhead(string pattern) =>
        pattern.Contains("(?=", StringComparison.Ordinal) || pattern.Contains("(?!", StringComparison.Ordinal);

    public override JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (pattern is not null)
        {
            schema["pattern"] = pattern;
        }

        return schema;
    }

    public override JsonNode Json(string value) => value;
}
