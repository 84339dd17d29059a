using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Demands;

/// <summary>
/// What a request takes of each node, by operational analysis: no model of queues, only counts (Denning and Buzen, ACM Computing
/// Surveys 10, 1978). Every use is divided by what the layout completed, not by what arrived.
/// </summary>
public static class ServiceDemands
{
    private static readonly (string Name, Func<RuntimeUse, double?> Used)[] OfRuntime =
    [
        (DemandResource.AllocatedBytes, runtime => runtime.AllocatedBytes),
        (DemandResource.DatabaseCalls, runtime => runtime.DatabaseOperations),
        (DemandResource.DependencyCalls, runtime => runtime.ClientRequests),
    ];

    /// <summary>The layout with its demands and what their bounds say of its capacity.</summary>
    /// <param name="layout">With probes and capacity.</param>
    /// <param name="p99">The objective.</param>
    /// <param name="targetProcessors">How many processors the nodes share.</param>
    /// <param name="hostProcessors">Of the host.</param>
    public static LayoutResult Conclude(LayoutResult layout, TimeSpan p99, int targetProcessors, int hostProcessors)
    {
        var probes = UsableProbes.Of(layout.Probes);
        var bound = DemandBound.Lowest(probes.Used, targetProcessors);
        return layout with
        {
            Demands = [.. Of(probes.Used)],
            DemandCheck = CapacityCheck.Of(layout, bound, p99, hostProcessors) with { LeftOut = probes.LeftOut },
        };
    }

    /// <summary>One for each node and each resource of it that was seen in use.</summary>
    internal static IEnumerable<ServiceDemand> Of(IReadOnlyList<ProbeResult> probes) =>
        probes
            .SelectMany(probe => probe.Nodes)
            .GroupBy(node => (node.Name, node.Role))
            .SelectMany(node => OfNode(probes, node.Key.Name, node.Last()));

    private static IEnumerable<ServiceDemand> OfNode(IReadOnlyList<ProbeResult> probes, string name, NodeUse node)
    {
        var seen = probes
            .SelectMany(probe => probe.Nodes.Where(one => one.Name == name).Select(one => (probe, one)))
            .ToList();
        List<DemandObservation> cpu = [.. seen.Select(one => Cpu(one.probe, one.one))];
        return new[] { Stated(node, DemandResource.CpuSeconds, DemandEstimate.Of(cpu)) }
            .Concat(OfRuntime.Select(one => Stated(node, one.Name, DemandEstimate.Of(Runtime(seen, one.Used)))))
            .OfType<ServiceDemand>();
    }

    private static DemandObservation Cpu(ProbeResult probe, NodeUse node) =>
        new(probe.RequestsCompleted, NodeCpuTime.Seconds(probe, node), NodeCpuTime.Of(probe, node));

    /// <summary>
    /// A node that shows no meters says nothing of these. The pages are read around the load, so that all of its requests are between them.
    /// </summary>
    private static IReadOnlyList<DemandObservation> Runtime(
        List<(ProbeResult Probe, NodeUse Node)> seen,
        Func<RuntimeUse, double?> used
    ) =>
        [
            .. seen.Where(one => one.Node.Runtime is { Pages: >= 2 } runtime && used(runtime) is not null)
                .Select(one => new DemandObservation(
                    one.Probe.RequestsCompleted,
                    one.Node.Runtime!.Seconds,
                    used(one.Node.Runtime)!.Value
                )),
        ];

    /// <summary>Null where nothing of it was seen in use.</summary>
    private static ServiceDemand? Stated(NodeUse node, string resource, DemandEstimate? estimate)
    {
        if (estimate is not { PerRequest: > 0 })
        {
            return null;
        }

        var demand = new ServiceDemand
        {
            Node = node.Name,
            Role = node.Role,
            Resource = resource,
            PerRequest = estimate.PerRequest,
            Low = estimate.Low,
            High = estimate.High,
            Idle = estimate.Idle,
            Observations = estimate.Observations,
        };
        return resource == DemandResource.CpuSeconds && node.CpuLimit is { Cores: > 0 and var cores }
            ? WithBound(demand, DemandBound.Of(node.Name, cores, estimate))
            : demand;
    }

    private static ServiceDemand WithBound(ServiceDemand demand, DemandBound? bound) =>
        bound is null
            ? demand
            : demand with
            {
                Limit = bound.Limit,
                BoundRequestsPerSecond = new RequestRate(bound.Rate),
                BoundLow = bound.Low is { } low ? new RequestRate(low) : null,
                BoundHigh = bound.High is { } high ? new RequestRate(high) : null,
            };
}
