namespace CapacityLab.Results.Layouts;

/// <summary>The causes that a bottleneck can have.</summary>
public static class BottleneckCause
{
    public const string CpuLimit = "cpu-limit";
    public const string HostCpu = "host-cpu";
    public const string Memory = "memory";
    public const string Gc = "gc";
    public const string Lock = "lock";
    public const string ThreadPool = "thread-pool";
    public const string Dependency = "dependency";
    public const string ConnectionPool = "connection-pool";
    public const string Database = "database";
    public const string Balancer = "balancer";
    public const string Network = "network";

    /// <summary>The node serves no more than a fixed number of requests at a time, while nothing that is measured is used up.</summary>
    public const string ConcurrencyLimit = "concurrency-limit";

    /// <summary>The node did not answer its health check: frozen, paused or hung.</summary>
    public const string NotAnswering = "not-answering";
    public const string Generator = "generator";
    public const string None = "none";
    public const string Unknown = "unknown";
}
