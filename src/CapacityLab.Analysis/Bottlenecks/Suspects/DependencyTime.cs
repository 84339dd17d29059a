using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>The time of requests, as it is seen from outside, was made of waiting for the answers of others, or a service beside the target stood at its CPU limit.</summary>
internal static class DependencyTime
{
    public static Suspect Of(ProbeContext context) =>
        Suspect.Strongest(
            BottleneckCause.Dependency,
            [
                .. context
                    .Services.Where(node => node.CpuLimit is not null)
                    .Select(node => CpuUse.Suspect(BottleneckCause.Dependency, context, node)),
                .. context.Replicas.Select(node => OfTime(context, node)),
            ]
        );

    private static Suspect OfTime(ProbeContext context, NodeUse node)
    {
        if (
            node.Runtime is not { ClientRequests: >= 1 } runtime
            || RequestTime.OfDependencies(runtime) is not { } share
        )
        {
            return Suspect.None(BottleneckCause.Dependency);
        }

        var each = RequestTime.Call(runtime);
        var before = RequestTime.Call(context.AtLittleLoad(node)?.Runtime);
        return new Suspect(
            BottleneckCause.Dependency,
            NodeOf(context, node),
            RequestTime.Score(RequestTime.OfSeen(context, share))
                * OfRequests(runtime)
                * RequestTime.Slower(each, before),
            [
                Evidence.Of(
                    $"Requests spent {share:P0} of their time in {node.Name} waiting for the answers of others, {each * 1000:0.0} ms each{RequestTime.Before(before)}, over {runtime.ClientRequests:#,0} calls.",
                    "dependencyShare",
                    share,
                    RequestTime.Large
                ),
            ]
        );
    }

    /// <summary>A few long calls in the background, as of a consumer that polls a queue, are no time of requests.</summary>
    private static double OfRequests(RuntimeUse runtime) =>
        runtime.Requests is > 0 and var requests ? Ramp.Up(runtime.ClientRequests / requests, 0.02, 0.1) : 1;

    /// <summary>With one service the calls are to it, unless it says that it had not half of them; the callers' meters do not say.</summary>
    private static string NodeOf(ProbeContext context, NodeUse caller)
    {
        double calls = context.Replicas.Sum(replica => replica.Runtime?.ClientRequests ?? 0);
        return context.Services.ToList() is [var only] && !(only.Runtime?.Requests < calls / 2)
            ? only.Name
            : caller.Name;
    }
}
