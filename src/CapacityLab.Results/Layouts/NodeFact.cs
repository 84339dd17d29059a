namespace CapacityLab.Results.Layouts;

/// <summary>One of a layout's facts that is about a node.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Kind">As in <see cref="NodeFactKind"/>.</param>
/// <param name="Text">What was found.</param>
public sealed record NodeFact(string Node, string Kind, string Text)
{
    /// <summary>The name of such a fact in results.</summary>
    public static string NameOf(string kind, string node) => $"{kind}.{node}";

    public static IEnumerable<NodeFact> Of(IReadOnlyDictionary<string, string> facts, string kind) =>
        facts
            .Where(fact => fact.Key.StartsWith(NameOf(kind, node: ""), StringComparison.Ordinal))
            .Select(fact => new NodeFact(fact.Key[(kind.Length + 1)..], kind, fact.Value));
}
