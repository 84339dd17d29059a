namespace CapacityLab.Analysis.Bottlenecks;

/// <summary>What would have to be raised to see whether a bottleneck is one.</summary>
public enum SuspectedResource
{
    /// <summary>Nothing that a lab could raise.</summary>
    None,

    /// <summary>The CPU limit of the node that the finding names.</summary>
    Cpu,

    /// <summary>The memory limit of the node that the finding names.</summary>
    Memory,

    /// <summary>A setting of the target or of what it calls, which only the plan's author knows.</summary>
    Setting,
}
