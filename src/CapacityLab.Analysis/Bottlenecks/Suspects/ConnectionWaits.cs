using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>Requests were made of waiting for a connection of a pool, to the database or to another service.</summary>
internal static class ConnectionWaits
{
    public static Suspect Of(ProbeContext context) =>
        Bottlenecks.Suspect.Strongest(BottleneckCause.ConnectionPool, context.Replicas.SelectMany(OfNode));

    private static IEnumerable<Suspect> OfNode(NodeUse node)
    {
        if (node.Runtime is not { } runtime)
        {
            yield break;
        }

        if (RequestTime.OfClientQueue(runtime) is { } toServices)
        {
            yield return Suspect(node, toServices, "clientQueueShare", "to another service");
        }

        if (RequestTime.OfDatabaseQueue(runtime) is { } toDatabase)
        {
            yield return Suspect(node, toDatabase, "databaseQueueShare", "to the database");
        }
    }

    private static Suspect Suspect(NodeUse node, double share, string signal, string where) =>
        new(
            BottleneckCause.ConnectionPool,
            node.Name,
            RequestTime.Score(share),
            [
                Evidence.Of(
                    $"Requests spent {share:P0} of their time in {node.Name} waiting for a free connection {where}.",
                    signal,
                    share,
                    RequestTime.Large
                ),
            ]
        );
}
