using System.Globalization;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Bottlenecks;

/// <summary>
/// Names a cause only where the evidence is plain: the generator was the limit, a node stood at its CPU limit, or the nodes
/// together used the processors they share. Everything else is <see cref="BottleneckCause.Unknown"/>.
/// </summary>
public static class PlainEvidence
{
    /// <summary>Use over limit from which a node counts as being at its limit.</summary>
    public const double AtLimit = 0.9;

    /// <summary>Share of throttled periods from which the limit counts as holding the node back.</summary>
    public const double Throttled = 0.25;

    /// <summary>What gave out first in a layout.</summary>
    /// <param name="probes">Its probes.</param>
    /// <param name="capacity">What the search concluded from them.</param>
    /// <param name="targetProcessors">Processors that its nodes share; 0 where unknown.</param>
    public static BottleneckResult Find(
        IReadOnlyList<ProbeResult> probes,
        CapacityResult capacity,
        int targetProcessors
    )
    {
        if (
            capacity.Status == CapacityStatus.GeneratorLimited
            && probes.LastOrDefault(probe => probe.Generator.Limited) is { } limited
        )
        {
            return Generator(limited);
        }

        if (capacity.Status == CapacityStatus.NotReached)
        {
            return new BottleneckResult { Cause = BottleneckCause.None, Confidence = 1 };
        }

        // Not the lowest that did not hold: one that held when it was repeated was disturbed.
        var decisive = probes.LastOrDefault(probe =>
            probe.ObjectivesHeld == false && IsAt(probe, capacity.BrokenAt ?? capacity.High)
        );
        return decisive is null ? new BottleneckResult() : OfNodes(decisive, targetProcessors);
    }

    /// <summary>Offered is the integral of a schedule, and may differ from the rate that was asked in its last digits.</summary>
    private static bool IsAt(ProbeResult probe, RequestRate? rate) =>
        rate is { PerSecond: > 0 } asked && Math.Abs((probe.Offered / asked) - 1) < 1e-6;

    private static BottleneckResult Generator(ProbeResult probe) =>
        new()
        {
            Cause = BottleneckCause.Generator,
            Node = "generator",
            Confidence = 1,
            Evidence =
            [
                .. probe.Generator.LimitedBecause.Select(reason => new Evidence(
                    $"At {probe.Offered}: {reason}",
                    "generatorCpu",
                    probe.Generator.CpuCores.Cores,
                    probe.Generator.CpuLimit.Cores
                )),
            ],
        };

    private static BottleneckResult OfNodes(ProbeResult probe, int targetProcessors)
    {
        var hottest = probe.Nodes.Where(node => node.CpuLimit is not null).MaxBy(Utilisation);
        if (hottest is not null && IsHeldBack(hottest, targetProcessors))
        {
            return AtItsLimit(probe, hottest);
        }

        double used = probe.Nodes.Sum(node => node.CpuCores.Cores);
        if (targetProcessors > 0 && used >= AtLimit * targetProcessors)
        {
            return SharedProcessors(probe, used, targetProcessors);
        }

        return hottest is null
            ? new BottleneckResult()
            : new BottleneckResult { Evidence = [CpuEvidence(probe, hottest)] };
    }

    /// <summary>
    /// A limit as large as the processors is never throttled: full use is the evidence there. A smaller one that is not known to
    /// throttle is not in force, as by affinity: the node could have used more.
    /// </summary>
    private static bool IsHeldBack(NodeUse node, int targetProcessors) =>
        Utilisation(node) >= AtLimit
        && (
            node.ThrottledShare > Throttled || (targetProcessors > 0 && node.CpuLimit!.Value.Cores >= targetProcessors)
        );

    private static BottleneckResult AtItsLimit(ProbeResult probe, NodeUse node) =>
        new()
        {
            Cause = node.Role == "balancer" ? BottleneckCause.Balancer : BottleneckCause.CpuLimit,
            Node = node.Name,
            Confidence = node.ThrottledShare > Throttled ? 0.95 : 0.8,
            Evidence = [CpuEvidence(probe, node), .. ThrottledEvidence(node)],
        };

    private static BottleneckResult SharedProcessors(ProbeResult probe, double used, int processors)
    {
        string statement = string.Create(
            CultureInfo.InvariantCulture,
            $"At {probe.Offered} the nodes together used {used:0.00} of the {processors} processors that they share."
        );
        return new BottleneckResult
        {
            Cause = BottleneckCause.HostCpu,
            Node = "host",
            Confidence = 0.8,
            Evidence = [new Evidence(statement, "cpuCores", used, AtLimit * processors)],
        };
    }

    private static Evidence CpuEvidence(ProbeResult probe, NodeUse node)
    {
        string statement = string.Create(
            CultureInfo.InvariantCulture,
            $"At {probe.Offered}, {node.Name} used {node.CpuCores.Cores:0.000} of its {node.CpuLimit!.Value.Cores:0.##} CPU ({Utilisation(node):P0}), from {node.Samples} samples."
        );
        return new Evidence(statement, "cpuUtilisation", Utilisation(node), AtLimit);
    }

    private static IEnumerable<Evidence> ThrottledEvidence(NodeUse node)
    {
        if (node.ThrottledShare is { } share)
        {
            string statement = string.Create(
                CultureInfo.InvariantCulture,
                $"It was held back in {share:P0} of the periods."
            );
            yield return new Evidence(statement, "throttledShare", share, Throttled);
        }
    }

    private static double Utilisation(NodeUse node) =>
        node.CpuLimit is { Cores: > 0 } limit ? node.CpuCores / limit : 0;
}
