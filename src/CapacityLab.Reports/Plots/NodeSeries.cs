using CapacityLab.Results.Layouts;

namespace CapacityLab.Reports.Plots;

/// <summary>One line's colour, marker and name for each node of a layout: replicas share theirs.</summary>
internal sealed class NodeSeries
{
    private readonly Dictionary<string, string> _roles;
    private readonly List<string> _order;

    public NodeSeries(LayoutResult layout)
    {
        _roles = layout
            .Probes.SelectMany(p => p.Nodes)
            .GroupBy(n => n.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Role.Length > 0 ? g.First().Role : g.Key, StringComparer.Ordinal);
        Nodes = [.. _roles.Keys.Concat(layout.Samples.Select(s => s.Node)).Distinct(StringComparer.Ordinal)];
        _order = [.. Nodes.Select(Role).Distinct(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Nodes { get; }

    public string Role(string node) => _roles.GetValueOrDefault(node, node);

    public int Index(string node) => _order.IndexOf(Role(node));

    /// <summary>The role, with the number of its nodes, at its first node; empty at the others.</summary>
    public string Legend(string node)
    {
        var alike = Nodes.Where(n => Role(n) == Role(node)).ToArray();
        return alike[0] != node ? ""
            : alike.Length == 1 ? Role(node)
            : $"{Role(node)} (each of {alike.Length})";
    }
}
