using YamlDotNet.RepresentationModel;

namespace CapacityLab.Plans.Tests.Suggestions;

/// <summary>Reads YAML back by its grammar, not by how it was written.</summary>
internal static class ReadYaml
{
    public static IReadOnlyList<YamlNode> Documents(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return [.. stream.Documents.Select(document => document.RootNode)];
    }

    /// <param name="node">A map or a list.</param>
    /// <param name="path">Names of properties and indices of items.</param>
    public static YamlNode At(this YamlNode node, params object[] path) =>
        path.Aggregate(
            node,
            (at, step) =>
                step is int index ? ((YamlSequenceNode)at).Children[index] : at[new YamlScalarNode((string)step)]
        );

    public static string Text(this YamlNode node, params object[] path) => ((YamlScalarNode)node.At(path)).Value!;

    public static IReadOnlyList<string> Keys(this YamlNode node) =>
        [.. ((YamlMappingNode)node).Children.Keys.Select(key => ((YamlScalarNode)key).Value!)];

    public static IReadOnlyList<string> Items(this YamlNode node) =>
        [.. ((YamlSequenceNode)node).Children.Select(item => ((YamlScalarNode)item).Value!)];
}
