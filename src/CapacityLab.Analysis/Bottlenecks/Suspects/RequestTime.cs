using System.Globalization;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>Where the time went that requests spent in a replica. Shares may add up to more than 1, since waits can overlap.</summary>
internal static class RequestTime
{
    /// <summary>Share of the time from which a wait counts as what the requests are made of.</summary>
    public const double Large = 0.5;

    public static double? OfDependencies(RuntimeUse use) =>
        Share(use, use.ClientSeconds - (use.ClientQueueSeconds ?? 0));

    public static double? OfClientQueue(RuntimeUse use) => Share(use, use.ClientQueueSeconds);

    public static double? OfDatabase(RuntimeUse use) => Share(use, use.DatabaseSeconds);

    /// <summary>
    /// Where the provider does not measure the waits: those seen waiting over those seen in the node at all, which by Little's
    /// law is the share of the time.
    /// </summary>
    public static double? OfDatabaseQueue(RuntimeUse use) =>
        Share(use, use.DatabaseWaitSeconds ?? (use.DatabasePendingMean * use.Seconds));

    /// <summary>In anything that is called, or in the wait for it.</summary>
    public static double? OfCalls(RuntimeUse use) =>
        (OfDependencies(use) ?? 0) + (OfClientQueue(use) ?? 0) + (OfDatabase(use) ?? 0) + (OfDatabaseQueue(use) ?? 0);

    /// <summary>In calls, at work on a processor, or stood still by garbage collection; null where the requests' time is not known.</summary>
    public static double? Accounted(NodeUse node) =>
        node.Runtime is { RequestSeconds: > 0 } use
            ? Math.Min(
                1,
                (OfCalls(use) ?? 0) + (Share(use, node.CpuCores.Cores * use.Seconds) ?? 0) + (use.GcPauseShare ?? 0)
            )
            : null;

    /// <summary>Requests that were in the node at a time, on average, in nothing that is accounted for; by Little's law.</summary>
    public static double? IdleRequests(NodeUse node) =>
        node.Runtime is { RequestSeconds: { } seconds, Seconds: > 0 and var length } && Accounted(node) is { } known
            ? (1 - known) * seconds / length
            : null;

    /// <summary>Mean time of a database operation, in seconds.</summary>
    public static double? DatabaseOperation(RuntimeUse? use) =>
        use is { DatabaseSeconds: { } seconds, DatabaseOperations: >= 1 and var count } ? seconds / count : null;

    /// <summary>Mean time of a call to another service without the wait for a connection, in seconds.</summary>
    public static double? Call(RuntimeUse? use) =>
        use is { ClientSeconds: { } seconds, ClientRequests: >= 1 and var count }
            ? (seconds - (use.ClientQueueSeconds ?? 0)) / count
            : null;

    /// <summary>
    /// How clearly calls became slower than at little load, 0 to 1. Requests of a service that lives on its database, or on others, are
    /// made of calls at every load: what broke it is that they became slower, if it was these. 1 where nothing tells how long they took.
    /// </summary>
    public static double Slower(double? each, double? before) => before is null ? 1 : Ramp.Up(each / before, 1.1, 1.5);

    /// <summary>As in <c> (at little load 2.0 ms)</c>; empty where it is not known.</summary>
    public static string Before(double? little) =>
        little is { } value
            ? string.Create(CultureInfo.InvariantCulture, $" (at little load {value * 1000:0.0} ms)")
            : "";

    /// <summary>Whether calls to others or a database are measured at all.</summary>
    public static bool MetersCalls(RuntimeUse? use) =>
        use?.ClientSeconds is not null || use?.DatabaseSeconds is not null;

    /// <summary>
    /// A share of the time in the nodes as one of the time that is seen from outside: where requests wait long before they are begun,
    /// what they do afterwards is little of it.
    /// </summary>
    public static double? OfSeen(ProbeContext context, double? share) =>
        share * (1 - (QueueingBeforeRequest.Of(context)?.Share ?? 0));

    public static double Score(double? share) => Ramp.Up(share, Large - 0.2, Large + 0.05);

    private static double? Share(RuntimeUse use, double? seconds) =>
        use.RequestSeconds is > 0 and var all && seconds is { } part ? Math.Clamp(part / all, 0, 1) : null;
}
