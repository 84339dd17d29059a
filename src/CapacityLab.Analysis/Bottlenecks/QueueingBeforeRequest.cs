using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks;

/// <summary>
/// How long requests were under way before a replica began with them: the mean time seen from outside (by the balancer, else by the
/// generator where it does nothing else), less the mean that the replicas say they took, and less what there is of it at little load: the
/// network. A thread pool without a free thread makes it grow, and nothing that the replica measures of its requests shows it.
/// </summary>
/// <param name="Seen">Mean time from outside.</param>
/// <param name="Served">Mean time inside.</param>
/// <param name="Before">By how much the one exceeds the other at little load.</param>
/// <param name="Requests">That the replicas count.</param>
internal sealed record QueueingBeforeRequest(TimeSpan Seen, TimeSpan Served, TimeSpan Before, double Requests)
{
    private const double FewestRequests = 30;

    // Pages of metrics are read once a second: the stretch between two of them is not exactly the probe.
    private const double MostApart = 0.3;

    public TimeSpan Waited => Seen > Served + Before ? Seen - Served - Before : TimeSpan.Zero;

    /// <summary>Of the time seen from outside, 0 to 1.</summary>
    public double Share => Seen > TimeSpan.Zero ? Waited / Seen : 0;

    /// <summary>Null where the replicas do not tell, or both sides do not count the same requests.</summary>
    public static QueueingBeforeRequest? Of(ProbeContext context) =>
        Of(context.Probe, context.OnlyRequests) is not { } now ? null
        : context.LittleLoad is { } before && Of(before, context.OnlyRequests) is { } little
            ? now with
            {
                Before = little.Waited,
            }
        : now;

    private static QueueingBeforeRequest? Of(ProbeResult probe, bool onlyRequests)
    {
        var inside = probe.Nodes.Where(node => node.Role == NodeRole.Replica).Select(node => node.Runtime).ToList();
        double? requests = inside.Count == 0 ? null : inside.Aggregate((double?)0, (sum, use) => sum + use?.Requests);
        double? seconds = inside.Aggregate((double?)0, (sum, use) => sum + use?.RequestSeconds);
        return
            Outside(probe, onlyRequests) is var (count, seen)
            && requests is >= FewestRequests and var all
            && seconds is { } served
            && Math.Abs((all / count) - 1) <= MostApart
            ? new(seen, TimeSpan.FromSeconds(served / all), TimeSpan.Zero, all)
            : null;
    }

    /// <summary>
    /// Of requests that were answered: one that a replica never ends is not in what it tells, and would look as if it had not been begun.
    /// </summary>
    private static (double Count, TimeSpan Mean)? Outside(ProbeResult probe, bool onlyRequests)
    {
        if (All(probe, onlyRequests) is not var (count, sum))
        {
            return null;
        }

        var unanswered = probe.Failures.GetValueOrDefault(FailureKinds.Timeout);
        var (answered, took) = (count - unanswered, sum - (unanswered * probe.ServiceTimeMs.Max));
        return answered > 0 && took > TimeSpan.Zero ? (answered, took / answered) : null;
    }

    /// <summary>
    /// The steps of an iteration of data come one after the other, with nothing between them. What code does between its requests nobody
    /// knows.
    /// </summary>
    private static (double Count, TimeSpan Sum)? All(ProbeResult probe, bool onlyRequests) =>
        probe is { Balancer: { Requests: > 0 } times } ? (times.Requests, TimeSpan.FromSeconds(times.UpstreamSeconds))
        : onlyRequests && probe is { RequestsCompleted: > 0 and var requests, ServiceTimeMs: var service }
            ? (requests, service.Mean * service.Count)
        : null;
}
