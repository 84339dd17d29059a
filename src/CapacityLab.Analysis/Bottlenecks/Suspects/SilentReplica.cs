using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>
/// A replica that is silent through a probe: it answers nothing, does nothing, and shows no page. A runtime that found no memory in the
/// wrong place may hang like that, often in the warm-up already. What its log told of before says so, from the beginning of the last probe
/// on in which it answered.
/// </summary>
internal static class SilentReplica
{
    /// <summary>Processors that a runtime uses at most which does nothing.</summary>
    private const double AtRest = 0.02;

    /// <summary>How clearly they were of memory, 0 to 1.</summary>
    public static double Score(ProbeContext context, NodeUse node) =>
        IsSilent(context, node) && node.MemoryLimit is { Bytes: > 0 } limit
            ? Ramp.Up((double)node.Memory.Bytes / limit.Bytes, MemoryLimit.HeapFull - 0.1, MemoryLimit.HeapFull)
                * Ramp.Up(Errors(context, node), 0, MemoryLimit.Errors)
            : 0;

    public static IEnumerable<Evidence> Of(ProbeContext context, NodeUse node)
    {
        if (Score(context, node) > 0 && Errors(context, node) is { } before)
        {
            yield return Evidence.Of(
                $"It answered nothing and used {node.CpuCores.Cores:0.000} CPU; before, {before:#,0} lines of its log had told of an OutOfMemoryException.",
                "outOfMemoryErrorsBefore",
                before,
                MemoryLimit.Errors
            );
        }
    }

    private static bool IsSilent(ProbeContext context, NodeUse node) =>
        node.Samples > 0
        && node.CpuCores.Cores < AtRest
        && node.Runtime is null or { Pages: 0 }
        && Answers(context.Probe, node) == 0;

    /// <summary>Null where its log could not be read.</summary>
    private static long? Errors(ProbeContext context, NodeUse node)
    {
        var answered = context
            .Probes.Where(probe => probe.Index < context.Probe.Index && Answers(probe, node) > 0)
            .MaxBy(probe => probe.Index);
        return answered is null
            ? node.OutOfMemoryErrorsBefore
            : node.OutOfMemoryErrorsBefore
                - answered.Nodes.FirstOrDefault(other => other.Name == node.Name)?.OutOfMemoryErrorsBefore;
    }

    private static long Answers(ProbeResult probe, NodeUse node) =>
        probe.Shares.FirstOrDefault(share => share.Node == node.Name)?.Requests ?? 0;
}
