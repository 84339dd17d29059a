using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>The balancer stood at its CPU limit, or kept requests itself for a large part of their time.</summary>
internal static class BalancerLimit
{
    /// <summary>The balancer's own share of the time from which it counts.</summary>
    private const double Share = 0.3;

    public static Suspect Of(Scene scene) =>
        AllSuspects.Strongest(
            BottleneckCause.Balancer,
            scene.Of(Scene.Balancer).Select(node => Of(scene, node, scene.Probe.Balancer))
        );

    private static Suspect Of(Scene scene, NodeUse node, BalancerTimes? times)
    {
        var cpu = CpuUse.Suspect(BottleneckCause.Balancer, scene, node);
        if (times?.OwnShare is not { } share)
        {
            return cpu;
        }

        var own = Say.That(
            $"Of {times.RequestSeconds:0.00} s that {times.Requests:#,0} requests took in it, it waited {times.UpstreamSeconds:0.00} s for the replicas; {share:P0} was its own.",
            "balancerShare",
            share,
            Share
        );
        // Time alone may be a slow client's; with use near the limit it is the balancer's.
        var byTime = Ramp.Up(share, Share, 0.5) * Ramp.Up(CpuUse.Utilisation(node), 0.5, 0.8);
        return cpu with
        {
            Raw = Math.Max(cpu.Raw, byTime),
            Score = Math.Max(cpu.Raw, byTime),
            Evidence = [.. cpu.Evidence, own],
        };
    }
}
