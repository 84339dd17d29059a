using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>Garbage collection stood the replica still.</summary>
internal static class GarbageCollection
{
    private const double PauseShare = 0.1;

    public static Suspect Of(Scene scene) => AllSuspects.Strongest(BottleneckCause.Gc, scene.Replicas.Select(Of));

    private static Suspect Of(NodeUse node)
    {
        if (node.Runtime?.GcPauseShare is not { } share)
        {
            return Suspect.None(BottleneckCause.Gc);
        }

        return new Suspect(
            BottleneckCause.Gc,
            node.Name,
            Ramp.Up(share, PauseShare - 0.04, PauseShare + 0.04),
            [
                Say.That(
                    $"Garbage collection stood all threads of {node.Name} still for {share:P1} of the time.",
                    "gcPauseShare",
                    share,
                    PauseShare
                ),
                .. Allocation(node.Runtime),
            ]
        );
    }

    private static IEnumerable<Evidence> Allocation(RuntimeUse runtime)
    {
        if (runtime is { AllocatedBytes: { } bytes, Requests: > 0 and var requests })
        {
            yield return Say.That(
                $"It allocated {bytes / requests / 1024:#,0} KiB a request, {bytes / 1048576 / runtime.Seconds:#,0} MiB a second.",
                "allocatedBytesPerRequest",
                bytes / requests,
                0
            );
        }
    }
}
