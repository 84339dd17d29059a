namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>Every cause that a probe can have, each looked into by itself.</summary>
internal static class AllSuspects
{
    public static IReadOnlyList<Suspect> Of(Scene scene) =>
        [
            MemoryLimit.Of(scene),
            BalancerLimit.Of(scene),
            BytesMoved.Of(scene),
            GarbageCollection.Of(scene),
            ReplicaCpu.Of(scene),
            SharedProcessors.Of(scene),
            LockWaits.Of(scene),
            ThreadPoolQueue.Of(scene),
            DatabaseTime.Of(scene),
            DependencyTime.Of(scene),
            ConnectionWaits.Of(scene),
            ConcurrencyLimits.Of(scene),
        ];

    /// <summary>The strongest of several nodes.</summary>
    public static Suspect Strongest(string cause, IEnumerable<Suspect> ofNodes) =>
        ofNodes.MaxBy(suspect => suspect.Raw) is { Raw: > 0 } strongest ? strongest : Suspect.None(cause);
}
