using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>The time of requests, as it is seen from outside, was made of database operations, or the database stood at its CPU limit.</summary>
internal static class DatabaseTime
{
    public static Suspect Of(ProbeContext context) =>
        Suspect.Strongest(
            BottleneckCause.Database,
            [
                .. context
                    .Of(NodeRole.Database)
                    .Where(node => node.CpuLimit is not null)
                    .Select(node => CpuUse.Suspect(BottleneckCause.Database, context, node)),
                .. context.Replicas.Select(node => OfTime(context, node)),
            ]
        );

    private static Suspect OfTime(ProbeContext context, NodeUse node)
    {
        if (
            node.Runtime is not { DatabaseOperations: >= 1 } runtime
            || RequestTime.OfDatabase(runtime) is not { } share
        )
        {
            return Suspect.None(BottleneckCause.Database);
        }

        var each = RequestTime.DatabaseOperation(runtime);
        var before = RequestTime.DatabaseOperation(context.WhenQuiet(node)?.Runtime);
        // Operations that became much slower than at little load fill the pool, and the wait for it is theirs as well.
        var slower =
            Ramp.Up(each / before, 2, 5)
            * RequestTime.Score(RequestTime.OfSeen(context, share + RequestTime.OfDatabaseQueue(runtime)));
        return new Suspect(
            BottleneckCause.Database,
            context.Of(NodeRole.Database).FirstOrDefault()?.Name ?? node.Name,
            Math.Max(RequestTime.Score(RequestTime.OfSeen(context, share)), slower)
                * RequestTime.Slower(each, RequestTime.DatabaseOperation(context.AtLittleLoad(node)?.Runtime)),
            [
                Evidence.Of(
                    $"Requests spent {share:P0} of their time in {node.Name} in database operations, {each * 1000:0.0} ms each{RequestTime.Before(before)}, over {runtime.DatabaseOperations:#,0} operations.",
                    "databaseShare",
                    share,
                    RequestTime.Large
                ),
            ]
        );
    }
}
