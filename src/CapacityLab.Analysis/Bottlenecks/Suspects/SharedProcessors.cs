using CapacityLab.Results.Layouts;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>The nodes together used the processors that they share, before any reached its own limit.</summary>
internal static class SharedProcessors
{
    /// <summary>Share of them, 0 to 1; null where their number is not known.</summary>
    public static double? Utilisation(Scene scene) =>
        scene.TargetProcessors > 0 ? Used(scene) / scene.TargetProcessors : null;

    public static Suspect Of(Scene scene)
    {
        var used = Used(scene);
        if (scene.TargetProcessors == 0)
        {
            return Suspect.None(BottleneckCause.HostCpu);
        }

        var score = 0.8 * Ramp.Up(used / scene.TargetProcessors, 0.82, 0.92);
        var threshold = CpuUse.AtLimit * scene.TargetProcessors;
        return new Suspect(
            BottleneckCause.HostCpu,
            score > 0 ? "host" : "",
            score,
            [
                Say.That(
                    $"At {scene.Probe.Offered} the nodes together used {used:0.00} of the {scene.TargetProcessors} processors that they share.",
                    "cpuCores",
                    used,
                    threshold
                ),
            ]
        );
    }

    public static double Used(Scene scene) => scene.Probe.Nodes.Sum(node => node.CpuCores.Cores);
}
