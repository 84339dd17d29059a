using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>The time of requests, as it is seen from outside, was made of waiting for the answers of others, or a service beside the target stood at its CPU limit.</summary>
internal static class DependencyTime
{
    public static Suspect Of(Scene scene) =>
        AllSuspects.Strongest(
            BottleneckCause.Dependency,
            [
                .. scene
                    .Services.Where(node => node.CpuLimit is not null)
                    .Select(node => CpuUse.Suspect(BottleneckCause.Dependency, scene, node)),
                .. scene.Replicas.Select(node => OfTime(scene, node)),
            ]
        );

    private static Suspect OfTime(Scene scene, NodeUse node)
    {
        if (
            node.Runtime is not { ClientRequests: >= 1 } runtime
            || RequestTime.OfDependencies(runtime) is not { } share
        )
        {
            return Suspect.None(BottleneckCause.Dependency);
        }

        var each = (runtime.ClientSeconds - (runtime.ClientQueueSeconds ?? 0)) / runtime.ClientRequests * 1000;
        return new Suspect(
            BottleneckCause.Dependency,
            NodeOf(scene, node),
            RequestTime.Score(RequestTime.OfSeen(scene, share)),
            [
                Say.That(
                    $"Requests spent {share:P0} of their time in {node.Name} waiting for the answers of others, {each:0.0} ms each, over {runtime.ClientRequests:#,0} calls.",
                    "dependencyShare",
                    share,
                    RequestTime.Large
                ),
            ]
        );
    }

    /// <summary>With one service the calls are to it; the meters do not say.</summary>
    private static string NodeOf(Scene scene, NodeUse caller) =>
        scene.Services.ToList() is [var only] ? only.Name : caller.Name;
}
