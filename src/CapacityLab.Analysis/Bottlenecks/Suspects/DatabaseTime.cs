using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>The time of requests, as it is seen from outside, was made of database operations, or the database stood at its CPU limit.</summary>
internal static class DatabaseTime
{
    public static Suspect Of(Scene scene) =>
        Suspect.Strongest(
            BottleneckCause.Database,
            [
                .. scene
                    .Of(NodeRole.Database)
                    .Where(node => node.CpuLimit is not null)
                    .Select(node => CpuUse.Suspect(BottleneckCause.Database, scene, node)),
                .. scene.Replicas.Select(node => OfTime(scene, node)),
            ]
        );

    private static Suspect OfTime(Scene scene, NodeUse node)
    {
        if (
            node.Runtime is not { DatabaseOperations: >= 1 } runtime
            || RequestTime.OfDatabase(runtime) is not { } share
        )
        {
            return Suspect.None(BottleneckCause.Database);
        }

        var each = RequestTime.DatabaseOperation(runtime);
        var before = RequestTime.DatabaseOperation(scene.WhenQuiet(node)?.Runtime);
        // Operations that became much slower than at little load fill the pool, and the wait for it is theirs as well.
        var slower =
            Ramp.Up(each / before, 2, 5)
            * RequestTime.Score(RequestTime.OfSeen(scene, share + RequestTime.OfDatabaseQueue(runtime)));
        return new Suspect(
            BottleneckCause.Database,
            scene.Of(NodeRole.Database).FirstOrDefault()?.Name ?? node.Name,
            Math.Max(RequestTime.Score(RequestTime.OfSeen(scene, share)), slower)
                * RequestTime.Slower(each, RequestTime.DatabaseOperation(scene.AtLittleLoad(node)?.Runtime)),
            [
                Say.That(
                    $"Requests spent {share:P0} of their time in {node.Name} in database operations, {each * 1000:0.0} ms each{RequestTime.Before(before)}, over {runtime.DatabaseOperations:#,0} operations.",
                    "databaseShare",
                    share,
                    RequestTime.Large
                ),
            ]
        );
    }
}
