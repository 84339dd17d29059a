using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Layouts;

/// <summary>What stands a layout up: processes or containers.</summary>
public interface ILayoutRuntime
{
    /// <summary>process or docker, as in the result.</summary>
    string Name { get; }

    /// <summary>Starts every node and returns when all are healthy.</summary>
    /// <exception cref="EnvironmentException">A node could not be started, crashed or did not become healthy; everything already started has ended.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; everything already started has ended.</exception>
    Task<ILayout> StartAsync(LayoutSpec spec, CancellationToken cancellation);
}

/// <summary>A layout that stands. Disposing ends every node and removes what was made for it.</summary>
public interface ILayout : IAsyncDisposable
{
    /// <summary>Where the load goes: the balancer, or the only replica. Always loopback for a local runtime.</summary>
    Uri Address { get; }

    /// <summary>As in <see cref="LayoutResult.LimitsBy"/>.</summary>
    string LimitsBy { get; }

    /// <summary>As in <see cref="LayoutResult.Balancer"/>.</summary>
    string Balancer { get; }

    TimeSpan StartUp { get; }

    /// <summary>As in <see cref="LayoutResult.Facts"/>.</summary>
    IReadOnlyDictionary<string, string> Facts { get; }

    /// <summary>All samples so far, oldest first; a copy.</summary>
    IReadOnlyList<NodeSample> Samples { get; }

    /// <summary>What happened to nodes so far; a copy.</summary>
    IReadOnlyList<NodeEvent> Events { get; }

    /// <summary>Puts the CPU limits in force that <see cref="LayoutSpec.Boost"/> kept off. Does nothing the second time.</summary>
    Task ApplyCpuLimitsAsync(CancellationToken cancellation);

    /// <summary>Processor time of every node since it started, read now.</summary>
    IReadOnlyList<NodeCpu> ReadCpu();

    /// <summary>Starts to account the nodes' use; samples and events carry the index until the accounting ends.</summary>
    ILayoutMeasurement Measure(int probeIndex);

    /// <summary>
    /// Asks every node's health check once, and looks whether it is stopped or paused: a sentence for each that is silent and at rest, by its
    /// name. Takes 2 s at most; call it when no load is left.
    /// </summary>
    Task<IReadOnlyDictionary<string, string>> SilentNodesAsync(CancellationToken cancellation);

    /// <summary>The last lines of a node's log, oldest first.</summary>
    IReadOnlyList<string> LastLogLines(string node, int count);
}

/// <summary>One stretch over which the nodes' use is accounted.</summary>
public interface ILayoutMeasurement
{
    /// <summary>Where the time went in the balancer; null without one, and before <see cref="EndSharesAsync"/> has read its log.</summary>
    BalancerTimes? Balancer { get; }

    /// <summary>Reads every node once more and returns what each used since the start. Call it when the load has ended.</summary>
    IReadOnlyList<NodeUse> EndUse();

    /// <summary>
    /// Which node answered how many requests since the start, read from the balancer's log once that is quiet; without a
    /// balancer all answered ones are the only replica's. The rest up to <paramref name="completed"/> is
    /// <see cref="NodeShare.NoNode"/>.
    /// </summary>
    /// <param name="completed">Requests that ended at the generator.</param>
    /// <param name="answered">Those of them that got a response of any status.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlyList<NodeShare>> EndSharesAsync(long completed, long answered, CancellationToken cancellation);
}

/// <summary>Told while a layout stands, from any thread; must return quickly.</summary>
public interface ILayoutObserver
{
    void Sampled(NodeSample sample);

    void Happened(NodeEvent nodeEvent);
}
