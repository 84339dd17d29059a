using CapacityLab.Results.Layouts;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>A replica stood at its CPU limit.</summary>
internal static class ReplicaCpu
{
    public static Suspect Of(Scene scene) =>
        Suspect.Strongest(
            BottleneckCause.CpuLimit,
            scene.Replicas.Select(node => CpuUse.Suspect(BottleneckCause.CpuLimit, scene, node))
        );
}
