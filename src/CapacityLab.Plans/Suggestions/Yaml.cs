using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CapacityLab.Results.Texts;

namespace CapacityLab.Plans.Suggestions;

/// <summary>
/// Writes a tree of JSON as YAML 1.2 in blocks. Text is quoted unless it cannot be taken for anything else, text of several lines is
/// a literal block where its characters allow it.
/// </summary>
internal static partial class Yaml
{
    /// <summary>Words that some reader takes for a boolean or nothing.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "true",
        "false",
        "yes",
        "no",
        "on",
        "off",
        "y",
        "n",
        "null",
    };

    public static string Of(JsonObject root)
    {
        var text = new StringBuilder();
        Append(text, root, 0);
        return text.ToString();
    }

    /// <summary>A comment; a line break in it would end it, and the rest would be read.</summary>
    public static string Comment(string line) =>
        "# "
        + VisibleText.Of(string.Concat(line.Select(c => c is '\n' or '\r' or '\t' or '\u2028' or '\u2029' ? ' ' : c)))
        + "\n";

    private static void Append(StringBuilder text, JsonObject map, int indent)
    {
        foreach (var (name, value) in map)
        {
            text.Append(' ', indent).Append(Scalar(name)).Append(':');
            AppendValue(text, value, indent);
        }
    }

    private static void AppendValue(StringBuilder text, JsonNode? value, int indent)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } map:
                text.Append('\n');
                Append(text, map, indent + 2);
                break;
            case JsonArray { Count: > 0 } list:
                text.Append('\n');
                AppendItems(text, list, indent + 2);
                break;
            default:
                text.Append(' ').Append(Leaf(value, indent + 2)).Append('\n');
                break;
        }
    }

    private static void AppendItems(StringBuilder text, JsonArray list, int indent)
    {
        foreach (var item in list)
        {
            if (item is JsonObject { Count: > 0 } map)
            {
                // The first entry stands beside the hyphen, in the same column as the others.
                var block = new StringBuilder();
                Append(block, map, indent + 2);
                block[indent] = '-';
                text.Append(block);
            }
            else
            {
                text.Append(' ', indent).Append('-');
                AppendValue(text, item, indent);
            }
        }
    }

    private static string Leaf(JsonNode? value, int indent) =>
        value switch
        {
            null => "null",
            JsonObject => "{}",
            JsonArray => "[]",
            JsonValue text when text.GetValueKind() == JsonValueKind.String => Text(text.GetValue<string>(), indent),
            _ => value.ToJsonString(),
        };

    private static string Text(string text, int indent) =>
        IsBlock(text)
            ? "|\n" + string.Join('\n', text.TrimEnd('\n').Split('\n').Select(line => Indented(line, indent)))
            : Scalar(text);

    private static string Indented(string line, int indent) => line.Length == 0 ? "" : new string(' ', indent) + line;

    /// <summary>Of several lines, with one break at the end, without what a block would change.</summary>
    private static bool IsBlock(string text) =>
        text.TrimEnd('\n').Contains('\n', StringComparison.Ordinal)
        && text[^1] == '\n'
        && text[^2] != '\n'
        && text[0] is not (' ' or '\n')
        && text.All(c => c == '\n' || IsPrintable(c));

    private static string Scalar(string text) =>
        Plain().Match(text) is { Success: true } match && match.Length == text.Length && !Words.Contains(text)
            ? text
            : Quoted(text);

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            quoted.Append(
                c switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    _ when IsPrintable(c) || char.IsSurrogate(c) => c.ToString(),
                    _ => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                }
            );
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsPrintable(char c) =>
        !char.IsControl(c)
        && !char.IsSurrogate(c)
        && c is not ('\ufffe' or '\uffff')
        && VisibleText.IsSafe(new Rune(c));

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_./-]*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
