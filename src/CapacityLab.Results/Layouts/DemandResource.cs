namespace CapacityLab.Results.Layouts;

/// <summary>What a request takes of a node, and the unit of it.</summary>
public static class DemandResource
{
    /// <summary>Processor time, in seconds.</summary>
    public const string CpuSeconds = "cpu-seconds";

    /// <summary>Memory that .NET allocated, in bytes.</summary>
    public const string AllocatedBytes = "allocated-bytes";

    /// <summary>Operations of the database client.</summary>
    public const string DatabaseCalls = "database-calls";

    /// <summary>Requests that the node sent to others by HTTP.</summary>
    public const string DependencyCalls = "dependency-calls";
}
