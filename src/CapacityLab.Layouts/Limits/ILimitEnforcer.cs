namespace CapacityLab.Layouts.Limits;

/// <summary>A way in which this host holds nodes to their limits.</summary>
internal interface ILimitEnforcer
{
    /// <summary>As in <see cref="Results.Layouts.LayoutResult.LimitsBy"/>.</summary>
    string Name { get; }

    /// <param name="name">Name of the node; unique within the layout.</param>
    /// <param name="limit">What the node may use.</param>
    /// <param name="processors">Processors that the node may run on.</param>
    /// <param name="boost">Keep the CPU limit off until <see cref="INodeGroup.ApplyCpuLimit"/>.</param>
    /// <exception cref="EnvironmentException">The limits could not be put in force.</exception>
    INodeGroup Create(string name, NodeLimit limit, IReadOnlyList<int> processors, bool boost);
}

/// <summary>The place in which one node's processes live and are limited.</summary>
internal interface INodeGroup
{
    /// <summary>Files that a process writes its id to before its program runs.</summary>
    IReadOnlyList<string> EntryFiles { get; }

    /// <summary>Processors to start on; empty: no restriction.</summary>
    IReadOnlyList<int> Processors { get; }

    /// <summary>What the node's environment gets unless it sets it itself.</summary>
    IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>Puts a CPU limit in force that was kept off.</summary>
    /// <param name="processId">The node's first process.</param>
    void ApplyCpuLimit(int processId);

    /// <summary>What the group used so far; null where the host does not account by group.</summary>
    GroupReading? Read();

    /// <summary>Processes that the kernel killed for want of memory.</summary>
    long OutOfMemoryKills();

    /// <summary>Ids of the processes in the group; empty where there is no group.</summary>
    IReadOnlyList<int> ProcessIds();

    /// <summary>Takes the group away; its processes have ended.</summary>
    void Remove();
}

/// <summary>What a group used so far.</summary>
internal readonly record struct GroupReading(
    long CpuNanoseconds,
    long? Periods,
    long? ThrottledPeriods,
    long MemoryBytes,
    int Threads
)
{
    /// <summary>The part of <see cref="CpuNanoseconds"/> that the kernel used for it; null where the host does not tell.</summary>
    public long? KernelNanoseconds { get; init; }

    /// <summary>Times that it ran into its memory limit, and the kernel took memory back; null where the host does not tell.</summary>
    public long? MemoryLimitHits { get; init; }

    /// <summary>Processes that the kernel killed for want of memory; null where the host does not tell.</summary>
    public long? OutOfMemoryKills { get; init; }

    /// <summary>When this was so, a timestamp of the system's time provider; null: when it was read.</summary>
    public long? At { get; init; }
}
