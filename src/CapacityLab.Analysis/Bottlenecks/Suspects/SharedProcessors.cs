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
    public static double? Utilisation(ProbeContext context) =>
        context.TargetProcessors > 0 ? (Used(context) + Others(context)) / context.TargetProcessors : null;

    public static Suspect Of(ProbeContext context)
    {
        if (Utilisation(context) is not { } use)
        {
            return Suspect.None(BottleneckCause.HostCpu);
        }

        var score = Pressure(context) * Wanted(context);
        return new Suspect(
            BottleneckCause.HostCpu,
            score > 0 ? "host" : "",
            score,
            [
                Evidence.Of(
                    $"At {context.Probe.Offered} the nodes together used {Used(context):0.00} of the {context.TargetProcessors} processors that they share{WithOthers(context)}.",
                    "cpuCores",
                    Used(context) + Others(context),
                    CpuUse.AtLimit * context.TargetProcessors
                ),
            ]
        )
        {
            Masks = Pressure(context),
        };
    }

    /// <summary>How clearly the processors were used up, by whomever, 0 to 0.8.</summary>
    public static double Pressure(ProbeContext context) => 0.8 * Ramp.Up(Utilisation(context), 0.82, 0.92);

    /// <summary>Said where nothing is named.</summary>
    public static IEnumerable<Evidence> OfOthers(ProbeContext context) =>
        Pressure(context) >= BottleneckJudge.Enough && Wanted(context) < 1 ? Of(context).Evidence : [];

    /// <summary>How clearly the nodes wanted processors, 0 to 1: together, or one of them as far as its limit lets it.</summary>
    private static double Wanted(ProbeContext context) =>
        Math.Max(
            Ramp.Up(Used(context) / context.TargetProcessors, 0.3, 0.5),
            Ramp.Up(context.Probe.Nodes.Select(CpuUse.Utilisation).DefaultIfEmpty(0).Max(), 0.4, 0.65)
        );

    public static double Used(ProbeContext context) => context.Probe.Nodes.Sum(node => node.CpuCores.Cores);

    /// <summary>Which processors others ran on is not known: as large a part of their use as these are of the host's.</summary>
    private static double Others(ProbeContext context) =>
        context is { HostProcessors: > 0 and var host, Probe.OthersCpu: { } others }
            ? others.Cores * context.TargetProcessors / Math.Max(host, context.TargetProcessors)
            : 0;

    private static string WithOthers(ProbeContext context) =>
        Others(context) is var others and >= 0.005
            ? string.Create(CultureInfo.InvariantCulture, $", others on the host about {others:0.00}")
            : "";
}
