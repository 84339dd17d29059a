using CapacityLab.Layouts.Nodes;
using CapacityLab.Layouts.Sampling;

namespace CapacityLab.Layouts.Docker;

/// <summary>Bytes in and out of the containers' networks since the first reading.</summary>
internal sealed class ContainerTraffic(IReadOnlyList<INode> nodes) : ITraffic
{
    private readonly Dictionary<INode, (long In, long Out)> first = [];
    private readonly Dictionary<INode, (long In, long Out)> last = [];

    public bool Read()
    {
        foreach (var node in nodes.OfType<ContainerNode>())
        {
            if (node.ReadBytes() is { } bytes)
            {
                first.TryAdd(node, bytes);
                last[node] = bytes;
            }
        }

        return last.Count > 0;
    }

    public (long In, long Out) Of(INode node) =>
        last.TryGetValue(node, out var now) ? (now.In - first[node].In, now.Out - first[node].Out) : default;

    public void Dispose() { }
}
