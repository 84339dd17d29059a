using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Demands;

/// <summary>Processor seconds of a node in a probe, and the time over which they were accounted.</summary>
internal static class NodeCpuTime
{
    /// <summary>Results from before they were kept have the mean use alone, over the load and a wait that is short unless overloaded.</summary>
    public static double Of(ProbeResult probe, NodeUse node) =>
        node.CpuSeconds ?? node.CpuCores.Cores * probe.Duration.TotalSeconds;

    public static double Seconds(ProbeResult probe, NodeUse node) =>
        node is { CpuSeconds: { } used, CpuCores.Cores: > 0 and var cores }
            ? used / cores
            : probe.Duration.TotalSeconds;
}
