using CapacityLab.Layouts.Nodes;

namespace CapacityLab.Layouts.Sampling;

/// <summary>Bytes that went in and out of nodes. Not thread-safe.</summary>
internal interface ITraffic : IDisposable
{
    /// <summary>Reads all nodes; false where the host does not tell.</summary>
    bool Read();

    /// <summary>Since the first reading; grows only.</summary>
    (long In, long Out) Of(INode node);
}
