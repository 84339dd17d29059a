using System.Globalization;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>How far a node stands at its CPU limit.</summary>
internal static class CpuUse
{
    /// <summary>Use over limit from which a node counts as being at its limit.</summary>
    public const double AtLimit = 0.9;

    /// <summary>Share of throttled periods from which the limit counts as holding the node back.</summary>
    public const double Throttled = 0.25;

    public static double Utilisation(NodeUse node) => node.CpuLimit is { Cores: > 0 } limit ? node.CpuCores / limit : 0;

    /// <summary>Of its own limit or of the processors that all nodes share, whichever is nearer to its end.</summary>
    public static double Busiest(ProbeContext context, NodeUse node) =>
        Math.Max(Utilisation(node), SharedProcessors.Utilisation(context) ?? 0);

    /// <summary>
    /// A limit as large as the processors is never throttled: full use is the evidence there, and so it is where nothing tells of
    /// throttling, as where a limit is held by affinity, in whole processors. One that throttles in most periods holds back at less than
    /// full use too: the load comes in bursts.
    /// </summary>
    public static double Score(NodeUse node, int targetProcessors)
    {
        var use = Utilisation(node);
        if (IsWhole(node, targetProcessors))
        {
            return Ramp.Up(use, 0.82, 0.92);
        }

        if (node is { ThrottledShare: null, CpuLimit: { Cores: > 0 } limit })
        {
            return Ramp.Up(node.CpuCores.Cores / Math.Ceiling(limit.Cores), 0.82, 0.92);
        }

        return Math.Max(
            Ramp.Up(use, 0.82, 0.92) * Ramp.Up(node.ThrottledShare, 0.1, Throttled),
            Ramp.Up(use, 0.65, 0.82) * Ramp.Up(node.ThrottledShare, 0.35, 0.6)
        );
    }

    public static Suspect Suspect(string cause, ProbeContext context, NodeUse node) =>
        node.CpuLimit is null
            ? Bottlenecks.Suspect.None(cause)
            : new(
                cause,
                node.Name,
                Score(node, context.TargetProcessors),
                [Evidence(context.Probe, node), .. HeldBack(node, context.TargetProcessors)]
            );

    private static bool IsWhole(NodeUse node, int targetProcessors) =>
        targetProcessors > 0 && node.CpuLimit?.Cores >= targetProcessors;

    /// <summary>Of a node that the evidence does not convict, so that the report shows how far it was.</summary>
    public static IReadOnlyList<Evidence> OfHottest(ProbeContext context) =>
        context.Probe.Nodes.Where(node => node.CpuLimit is not null).MaxBy(Utilisation) is { } hottest
            ? [Evidence(context.Probe, hottest)]
            : [];

    public static Evidence Evidence(ProbeResult probe, NodeUse node) =>
        Results.Layouts.Evidence.Of(
            $"At {probe.Offered}, {node.Name} used {Text(node)}, from {node.Samples} samples.",
            Remedy.CpuSignal,
            Utilisation(node),
            AtLimit
        );

    /// <summary>As in <c>0.231 of its 0.25 CPU (92 %)</c>.</summary>
    public static string Text(NodeUse node) =>
        node.CpuLimit is { } limit
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{node.CpuCores.Cores:0.000} of its {limit.Cores:0.##} CPU ({Utilisation(node):P0})"
            )
            : string.Create(CultureInfo.InvariantCulture, $"{node.CpuCores.Cores:0.000} CPU and has no limit");

    /// <summary>A limit of all processors throttles nobody: that it did not is no evidence.</summary>
    private static IEnumerable<Evidence> HeldBack(NodeUse node, int targetProcessors)
    {
        if (node.ThrottledShare is { } share && !IsWhole(node, targetProcessors))
        {
            yield return Results.Layouts.Evidence.Of(
                $"It was held back in {share:P0} of the periods.",
                "throttledShare",
                share,
                Throttled
            );
        }
    }
}
