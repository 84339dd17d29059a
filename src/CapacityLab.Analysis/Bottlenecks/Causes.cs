using CapacityLab.Analysis.Bottlenecks.Suspects;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Analysis.Bottlenecks;

/// <summary>
/// Every cause that a probe can have, each with its rule. The settings that <c>--confirm</c> raises stand in <see cref="CauseSettings"/>,
/// which a plan is read by.
/// </summary>
internal static class Causes
{
    private static readonly string[] Work = [BottleneckCause.CpuLimit, BottleneckCause.HostCpu];

    private static readonly string[] Waits =
    [
        BottleneckCause.Lock,
        BottleneckCause.ThreadPool,
        BottleneckCause.Database,
        BottleneckCause.Dependency,
        BottleneckCause.ConnectionPool,
        BottleneckCause.ConcurrencyLimit,
    ];

    /// <summary>In the order in which they are heard: none explains one that comes before it.</summary>
    public static IReadOnlyList<CauseRule> All { get; } =
    [
        // A heap with no room left is collected without end, which takes processor time.
        new(BottleneckCause.Memory, MemoryLimit.Of)
        {
            Explains = [BottleneckCause.Gc, .. Work, .. Waits],
            UsesUp = true,
            UsesProcessors = true,
            Raise = SuspectedResource.Memory,
        },
        // What it is late to take up looks as if the replicas were late to answer.
        new(BottleneckCause.Balancer, BalancerLimit.Of)
        {
            Explains = [BottleneckCause.HostCpu, .. Waits],
            UsesUp = true,
            Raise = SuspectedResource.Cpu,
            // One that turns requests away has processors to spare.
            Unless = (Remedy.TurnedAwaySignal, SuspectedResource.None),
        },
        new(BottleneckCause.Network, NetworkBytes.Of)
        {
            Explains = [.. Work, .. Waits],
            UsesUp = true,
            UsesProcessors = true,
            Raise = SuspectedResource.Setting,
        },
        // A heap with more room is collected less often.
        new(BottleneckCause.Gc, GarbageCollection.Of)
        {
            Explains = [.. Work, .. Waits],
            UsesProcessors = true,
            Raise = SuspectedResource.Memory,
        },
        // What waits for a processor waits inside of everything that it calls.
        new(BottleneckCause.CpuLimit, ReplicaCpu.Of)
        {
            Explains = [BottleneckCause.HostCpu, .. Waits],
            UsesUp = true,
            UsesProcessors = true,
            Raise = SuspectedResource.Cpu,
        },
        // A lab cannot add processors to its host.
        new(BottleneckCause.HostCpu, SharedProcessors.Of)
        {
            Explains = Waits,
            UsesUp = true,
            UsesProcessors = true,
        },
        // Threads that wait for the lock are missing in the pool. Time that was measured in calls was not spent at the lock.
        new(BottleneckCause.Lock, LockWaits.Of)
        {
            Explains = [BottleneckCause.ThreadPool, BottleneckCause.ConcurrencyLimit],
            Raise = SuspectedResource.Setting,
        },
        // Answers of others wait for a thread.
        new(BottleneckCause.ThreadPool, ThreadPoolQueue.Of)
        {
            Explains =
            [
                BottleneckCause.Database,
                BottleneckCause.Dependency,
                BottleneckCause.ConnectionPool,
                BottleneckCause.ConcurrencyLimit,
            ],
            Raise = SuspectedResource.Setting,
        },
        // Slow answers keep connections longer.
        new(BottleneckCause.Database, DatabaseTime.Of)
        {
            Explains = [BottleneckCause.ConnectionPool, BottleneckCause.ConcurrencyLimit],
            Raise = SuspectedResource.Setting,
            Unless = (Remedy.CpuSignal, SuspectedResource.Cpu),
        },
        new(BottleneckCause.Dependency, DependencyTime.Of)
        {
            Explains = [BottleneckCause.ConcurrencyLimit],
            Raise = SuspectedResource.Setting,
            Unless = (Remedy.CpuSignal, SuspectedResource.Cpu),
        },
        // A pool is a limit of how many are served at a time, and known by its name.
        new(BottleneckCause.ConnectionPool, ConnectionWaits.Of)
        {
            Explains = [BottleneckCause.ConcurrencyLimit],
            Raise = SuspectedResource.Setting,
        },
        new(BottleneckCause.ConcurrencyLimit, ConcurrencyLimits.Of) { Raise = SuspectedResource.Setting },
    ];

    /// <summary>Null: no probe is searched for it.</summary>
    public static CauseRule? Find(string cause) => All.FirstOrDefault(rule => rule.Cause == cause);
}
