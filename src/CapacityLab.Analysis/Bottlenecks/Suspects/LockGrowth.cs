using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>
/// Whether waits for a lock grew with the load. A request finds a lock taken with the chance that it is in use, its utilisation, and
/// that is in proportion to the rate; waits a request that are the same at little load belong to something that is always there.
/// </summary>
internal static class LockGrowth
{
    public static double? PerRequest(NodeUse node) =>
        node.Runtime is { LockContentions: { } waits, Requests: >= 1 and var requests } ? waits / requests : null;

    /// <summary>0 where they did not grow, 1 where they grew with the rate; null without a probe at little load to compare with.</summary>
    /// <param name="context">Whose probe at little load is compared with.</param>
    /// <param name="probe">In which they may have grown: the one that is judged, or one near it.</param>
    /// <param name="node">In that probe.</param>
    public static double? Of(ProbeContext context, ProbeResult probe, NodeUse node) =>
        context.AtLittleLoad(node) is { } before && PerRequest(before) is { } few && PerRequest(node) is { } each
            ? (
                each > few
                    ? Ramp.Up((each - few) / (each * (1 - (context.Quiet!.Offered / probe.Offered))), 0.25, 0.75)
                    : 0
            )
            : null;
}
