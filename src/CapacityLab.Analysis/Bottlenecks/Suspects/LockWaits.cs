using System.Globalization;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>Requests of a replica waited for each other at a lock, while it had processor time left.</summary>
internal static class LockWaits
{
    private const double PerRequest = 0.15;

    public static Suspect Of(Scene scene) =>
        AllSuspects.Strongest(BottleneckCause.Lock, scene.Replicas.Select(node => Of(scene, node)));

    private static Suspect Of(Scene scene, NodeUse node)
    {
        if (PerRequestOf(node) is not { } each)
        {
            return Suspect.None(BottleneckCause.Lock);
        }

        var quiet = scene.WhenQuiet(node) is { } before ? PerRequestOf(before) : null;
        return new Suspect(
            BottleneckCause.Lock,
            node.Name,
            // Requests that spent their time in calls did not spend it at the lock.
            Ramp.Up(each, PerRequest / 2, PerRequest * 1.5) * Ramp.Down(RequestTime.OfCalls(node.Runtime!), 0.5, 0.8),
            [
                Say.That(
                    $"Threads of {node.Name} waited for a lock {each:0.00} times a request{Before(quiet)}.",
                    "lockContentionsPerRequest",
                    each,
                    PerRequest
                ),
            ]
        );
    }

    private static string Before(double? quiet) =>
        quiet is { } value ? string.Create(CultureInfo.InvariantCulture, $", {value:0.00} at little load") : "";

    private static double? PerRequestOf(NodeUse node) =>
        node.Runtime is { LockContentions: { } waits, Requests: >= 1 and var requests } ? waits / requests : null;
}
