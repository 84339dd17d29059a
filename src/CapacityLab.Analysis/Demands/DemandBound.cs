using System.Globalization;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Demands;

/// <summary>
/// The asymptotic bound of a station: no completed rate exceeds what its limit leaves beside idle use, over the demand (Lazowska et al.,
/// Quantitative System Performance, 1984, 5.2). A quota of c processors bounds at c/D, however it is handed out.
/// </summary>
/// <param name="Station">A node, all replicas together, or what the nodes share.</param>
/// <param name="Limit">Processors.</param>
/// <param name="Rate">Requests a second.</param>
/// <param name="Low">Lower end of the 95 % interval; null where one probe alone was usable.</param>
/// <param name="High">Null where there is no upper end.</param>
internal sealed record DemandBound(string Station, double Limit, double Rate, double? Low, double? High)
{
    public const string Shared = "the processors that the nodes share";

    /// <summary>Null where idle use is all that the limit allows.</summary>
    public static DemandBound? Of(string station, double limit, DemandEstimate estimate)
    {
        double left = limit - estimate.Idle;
        return left <= 0 || estimate.PerRequest <= 0
            ? null
            : new DemandBound(
                station,
                limit,
                left / estimate.PerRequest,
                estimate.High is { } high ? left / high : null,
                estimate.Low is > 0 and var low ? left / low : null
            );
    }

    /// <summary>Of all stations; null where none has a limit and a demand.</summary>
    public static DemandBound? Lowest(IReadOnlyList<ProbeResult> probes, int targetProcessors) =>
        probes.Count == 0
            ? null
            : probes[^1]
                .Nodes.GroupBy(node => node.Role == NodeRole.Replica ? NodeRole.Replica : node.Name)
                .Select(group => (Names: group.Select(node => node.Name).ToHashSet(), Limit: LimitOf(group)))
                .Select(station => Of(probes, Named(station.Names), station.Names, station.Limit))
                .Append(Of(probes, Shared, [.. probes[^1].Nodes.Select(node => node.Name)], targetProcessors))
                .OfType<DemandBound>()
                .MinBy(bound => bound.Rate);

    private static DemandBound? Of(
        IReadOnlyList<ProbeResult> probes,
        string station,
        HashSet<string> nodes,
        double? limit
    ) =>
        limit is { } cores && DemandEstimate.Of([.. probes.Select(probe => Together(probe, nodes))]) is { } estimate
            ? Of(station, cores, estimate)
            : null;

    private static DemandObservation Together(ProbeResult probe, HashSet<string> nodes)
    {
        var used = probe.Nodes.Where(node => nodes.Contains(node.Name)).ToList();
        return new DemandObservation(
            probe.RequestsCompleted,
            used.Select(node => NodeCpuTime.Seconds(probe, node)).DefaultIfEmpty(0).Max(),
            used.Sum(node => NodeCpuTime.Of(probe, node))
        );
    }

    /// <summary>Null where one of them has none.</summary>
    private static double? LimitOf(IEnumerable<NodeUse> nodes) =>
        nodes.Aggregate((double?)0, (sum, node) => sum + node.CpuLimit?.Cores);

    private static string Named(HashSet<string> names) =>
        names.Count == 1 ? names.Single() : string.Create(CultureInfo.InvariantCulture, $"the {names.Count} replicas");
}
