using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>
/// Garbage collection stood the replica still. Where processors bind as well, it is the cause only as far as doing without the garbage
/// would give most of them back: pauses of 14 % of the time are 16 % more capacity at most, and under a limit that throttles they are
/// long because of the throttling. Where processors are busy the clearing of what is allocated counts with them, also before they bind
/// if it is large: pauses may be the smaller part, and what comes in bursts waits at three quarters of the processors already.
/// </summary>
internal static class GarbageCollection
{
    private const double PauseShare = 0.1;

    /// <summary>Share of the time that garbage costs, from which it outweighs processors that bind.</summary>
    private const double Dominant = 0.25;

    public static Suspect Of(ProbeContext context) =>
        Suspect.Strongest(BottleneckCause.Gc, context.Replicas.Select(node => Of(context, node)));

    private static Suspect Of(ProbeContext context, NodeUse node)
    {
        if (node.Runtime is not { GcPauseShare: { } share } runtime)
        {
            return Suspect.None(BottleneckCause.Gc);
        }

        var (binding, cause) = Binding(context, node);
        var cost = GarbageCost.Of(node, runtime, share);
        var regained = Ramp.Up(cost, Dominant - 0.15, Dominant + 0.15);
        var busy = Ramp.Up(CpuUse.Busiest(context, node), 0.6, 0.75);
        var large = Ramp.Up(cost * ShareOfUse(context, node), Dominant, 2 * Dominant);
        return new Suspect(
            BottleneckCause.Gc,
            node.Name,
            Math.Max(Ramp.Up(share, PauseShare - 0.04, PauseShare + 0.04), Math.Max(binding * regained, busy * large)),
            [
                Evidence.Of(
                    $"Garbage collection stood all threads of {node.Name} still for {share:P1} of the time.",
                    "gcPauseShare",
                    share,
                    PauseShare
                ),
                .. GarbageCost.Allocation(runtime),
                .. Math.Max(binding, busy) > 0 ? [WouldBeFree(cost)] : Array.Empty<Evidence>(),
            ]
        )
        {
            Left = 1 - (binding * (1 - regained)),
            YieldsTo = binding * (1 - regained) > 0 ? cause : "",
        };
    }

    /// <summary>The replica's part of what the nodes use, where that is nearer to its end than the replica's own limit.</summary>
    private static double ShareOfUse(ProbeContext context, NodeUse node)
    {
        var all = SharedProcessors.Used(context);
        return CpuUse.Busiest(context, node) > CpuUse.Utilisation(node) && all > 0 ? node.CpuCores.Cores / all : 1;
    }

    private static (double Score, string Cause) Binding(ProbeContext context, NodeUse node)
    {
        var (ofLimit, ofHost) = (CpuUse.Score(node, context.TargetProcessors), SharedProcessors.Pressure(context));
        return ofLimit >= ofHost ? (ofLimit, BottleneckCause.CpuLimit) : (ofHost, BottleneckCause.HostCpu);
    }

    private static Evidence WouldBeFree(double cost) =>
        Evidence.Of(
            $"Its pauses and the clearing of what is allocated are about {cost:P0} of the time, which would be free without garbage.",
            "garbageCost",
            cost,
            Dominant
        );
}
