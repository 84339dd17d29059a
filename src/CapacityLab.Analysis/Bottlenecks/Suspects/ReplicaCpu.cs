using CapacityLab.Results.Layouts;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>A replica stood at its CPU limit.</summary>
internal static class ReplicaCpu
{
    public static Suspect Of(ProbeContext context) =>
        Suspect.Strongest(
            BottleneckCause.CpuLimit,
            context.Replicas.Select(node => CpuUse.Suspect(BottleneckCause.CpuLimit, context, node))
        );
}
