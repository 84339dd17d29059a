using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>The balancer stood at its CPU limit, kept requests itself for a large part of their time, or turned them away.</summary>
internal static class BalancerLimit
{
    /// <summary>The balancer's own share of the time from which it counts.</summary>
    private const double Share = 0.3;

    /// <summary>Of the failures, from which those that it turned away are what broke the probe.</summary>
    private const double TurnedAwayShare = 0.5;

    public static Suspect Of(ProbeContext context) =>
        Suspect.Strongest(
            BottleneckCause.Balancer,
            context
                .Of(NodeRole.Balancer)
                .SelectMany<NodeUse, Suspect>(node =>
                    [Of(context, node, context.Probe.Balancer), TurnedAway(context.Probe, node)]
                )
        );

    /// <summary>It answered with errors by itself: what replicas could do was not asked.</summary>
    private static Suspect TurnedAway(ProbeResult probe, NodeUse node)
    {
        if (probe.Balancer is not { TurnedAway: > 0 and var away } || probe.Failed == 0)
        {
            return Suspect.None(BottleneckCause.Balancer);
        }

        double share = (double)away / probe.Failed;
        return new Suspect(
            BottleneckCause.Balancer,
            node.Name,
            Ramp.Up(share, 0.25, TurnedAwayShare),
            [
                Evidence.Of(
                    $"{node.Name} answered {away:#,0} requests with an error by itself, without asking a replica; {probe.Failed:#,0} iterations failed.",
                    Remedy.TurnedAwaySignal,
                    away,
                    TurnedAwayShare * probe.Failed
                ),
            ]
        );
    }

    private static Suspect Of(ProbeContext context, NodeUse node, BalancerTimes? times)
    {
        var cpu = CpuUse.Suspect(BottleneckCause.Balancer, context, node);
        if (times?.OwnShare is not { } share)
        {
            return cpu;
        }

        var own = Evidence.Of(
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
