using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CapacityLab.Results.Texts;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;

namespace CapacityLab.Plans.Suggestions;

/// <summary>
/// Writes a tree of JSON as YAML in blocks. Text is quoted unless no reader, of YAML 1.1 either, takes it for anything else. Text of
/// several lines is a literal block where its characters allow it.
/// </summary>
internal static partial class Yaml
{
    private static readonly EmitterSettings Settings = new EmitterSettings()
        .WithBestWidth(int.MaxValue)
        .WithIndentedSequences();

    private static readonly ISerializer Serializer = new SerializerBuilder().Build();

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
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Serializer.Serialize(new Emitter(text, Settings), Node(root));
        return Escaped(text.ToString());
    }

    /// <summary>A comment; a line break in it would end it, and the rest would be read.</summary>
    public static string Comment(string line) =>
        "# "
        + VisibleText.Of(string.Concat(line.Select(c => c is '\n' or '\r' or '\t' or '\u2028' or '\u2029' ? ' ' : c)))
        + "\n";

    private static YamlNode Node(JsonNode? node) =>
        node switch
        {
            JsonObject map => new YamlMappingNode(
                map.Select(entry => KeyValuePair.Create<YamlNode, YamlNode>(Key(entry.Key), Node(entry.Value)))
            ),
            JsonArray list => new YamlSequenceNode(list.Select(Node)),
            JsonValue text when text.GetValueKind() == JsonValueKind.String => Text(text.GetValue<string>()),
            _ => new YamlScalarNode(node?.ToJsonString() ?? "null") { Style = ScalarStyle.Plain },
        };

    private static YamlScalarNode Key(string name) =>
        new(name) { Style = IsPlain(name) ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted };

    private static YamlScalarNode Text(string text) =>
        IsBlock(text) ? new(text) { Style = ScalarStyle.Literal } : Key(text);

    private static bool IsPlain(string text) =>
        Plain().Match(text) is { Success: true } match && match.Length == text.Length && !Words.Contains(text);

    /// <summary>True for several lines, with one break at the end, that a block does not change.</summary>
    private static bool IsBlock(string text) =>
        text.TrimEnd('\n').Contains('\n', StringComparison.Ordinal)
        && text[^1] == '\n'
        && text[^2] != '\n'
        && text[0] is not (' ' or '\n')
        && text.All(c => c == '\n' || IsSafe(c));

    // The library writes what turns text as it is. It stands in double quotes only, since nothing else may hold it.
    private static string Escaped(string text) =>
        string.Concat(
            text.Select(c =>
                c == '\n' || char.IsSurrogate(c) || IsSafe(c)
                    ? c.ToString()
                    : "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture)
            )
        );

    private static bool IsSafe(char c) =>
        !char.IsControl(c)
        && !char.IsSurrogate(c)
        && c is not ('\ufffe' or '\uffff')
        && VisibleText.IsSafe(new Rune(c));

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_./-]*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
