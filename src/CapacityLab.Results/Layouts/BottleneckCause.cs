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
    public const string Generator = "generator";
    public const string None = "none";
    public const string Unknown = "unknown";
}
