using CapacityLab.Layouts.Balancers;
using CapacityLab.Layouts.Sampling;

namespace CapacityLab.Layouts.Nodes;

/// <summary>How a runtime starts the nodes of one layout. Disposing removes what it made for the layout besides nodes.</summary>
internal interface INodeStarter : IAsyncDisposable
{
    /// <summary>As in <see cref="Results.Layouts.LayoutResult.LimitsBy"/>.</summary>
    string LimitsBy { get; }

    /// <summary>The address on which a node listens: loopback, or in a container all that it has.</summary>
    string ListenHost { get; }

    /// <summary>Placeholders that only this runtime can fill; known after <see cref="BeginAsync"/>.</summary>
    IReadOnlyDictionary<string, string> Values { get; }

    /// <summary>What there is to say of the layout, such as versions and digests, by name.</summary>
    IReadOnlyDictionary<string, string> Facts { get; }

    /// <summary>Makes what the nodes stand on, and starts the nodes that come before all others.</summary>
    Task<IReadOnlyList<INode>> BeginAsync(WorkFolder work, CancellationToken cancellation);

    /// <summary>Starts a node and waits until it is ready.</summary>
    /// <exception cref="EnvironmentException">It ended, or was not ready in time; nothing is left of it.</exception>
    Task<INode> StartAsync(NodePlan plan, CancellationToken cancellation);

    IBalancer Balancer(BalancerKind kind);

    /// <summary>Counts the bytes that go in and out of the nodes.</summary>
    ITraffic Watch(IReadOnlyList<INode> nodes);
}
