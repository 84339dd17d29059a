using System.Globalization;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>
/// The nodes together used the processors that they share, before any reached its own limit; what others on the host used of them, as far
/// as is known, is in use too. It is named only where the nodes themselves wanted processors: that others use the host says nothing of
/// one that would do nothing on an empty one. It still takes the weight from what only waited, which may have waited for a processor.
/// </summary>
internal static class SharedProcessors
{
    /// <summary>Share of them, 0 to 1 (more where others used them as well); null where their number is not known.</summary>
    public static double? Utilisation(Scene scene) =>
        scene.TargetProcessors > 0 ? (Used(scene) + Others(scene)) / scene.TargetProcessors : null;

    public static Suspect Of(Scene scene)
    {
        if (Utilisation(scene) is not { } use)
        {
            return Suspect.None(BottleneckCause.HostCpu);
        }

        var score = Pressure(scene) * Wanted(scene);
        return new Suspect(
            BottleneckCause.HostCpu,
            score > 0 ? "host" : "",
            score,
            [
                Say.That(
                    $"At {scene.Probe.Offered} the nodes together used {Used(scene):0.00} of the {scene.TargetProcessors} processors that they share{WithOthers(scene)}.",
                    "cpuCores",
                    Used(scene) + Others(scene),
                    CpuUse.AtLimit * scene.TargetProcessors
                ),
            ]
        )
        {
            Masks = Pressure(scene),
        };
    }

    /// <summary>How clearly the processors were used up, by whomever, 0 to 0.8.</summary>
    public static double Pressure(Scene scene) => 0.8 * Ramp.Up(Utilisation(scene), 0.82, 0.92);

    /// <summary>Said where nothing is named.</summary>
    public static IEnumerable<Evidence> OfOthers(Scene scene) =>
        Pressure(scene) >= BottleneckJudge.Enough && Wanted(scene) < 1 ? Of(scene).Evidence : [];

    /// <summary>How clearly the nodes wanted processors, 0 to 1: together, or one of them as far as its limit lets it.</summary>
    private static double Wanted(Scene scene) =>
        Math.Max(
            Ramp.Up(Used(scene) / scene.TargetProcessors, 0.3, 0.5),
            Ramp.Up(scene.Probe.Nodes.Select(CpuUse.Utilisation).DefaultIfEmpty(0).Max(), 0.4, 0.65)
        );

    public static double Used(Scene scene) => scene.Probe.Nodes.Sum(node => node.CpuCores.Cores);

    /// <summary>Which processors others ran on is not known: as large a part of their use as these are of the host's.</summary>
    private static double Others(Scene scene) =>
        scene is { HostProcessors: > 0 and var host, Probe.OthersCpu: { } others }
            ? others.Cores * scene.TargetProcessors / Math.Max(host, scene.TargetProcessors)
            : 0;

    private static string WithOthers(Scene scene) =>
        Others(scene) is var others and >= 0.005
            ? string.Create(CultureInfo.InvariantCulture, $", others on the host about {others:0.00}")
            : "";
}
