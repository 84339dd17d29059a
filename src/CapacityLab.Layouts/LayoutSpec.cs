using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Layouts;

/// <summary>One layout to stand up: how many of the target, how large, behind what, beside what.</summary>
public sealed record LayoutSpec
{
    /// <summary>Label of everything that is started.</summary>
    public required string RunId { get; init; }

    public required string Name { get; init; }

    public required int Replicas { get; init; }

    public required NodeSpec Replica { get; init; }

    /// <summary>What the target needs beside it, such as the payments API; started first, in this order.</summary>
    public IReadOnlyList<NodeSpec> Services { get; init; } = [];

    /// <summary>Started before all others; docker only. Fills <c>{database.connection}</c> and its parts.</summary>
    public DatabaseSpec? Database { get; init; }

    /// <summary>Null: the load goes to the only replica.</summary>
    public BalancerSpec? Balancer { get; init; }

    /// <summary>Folder for what the nodes need while they stand (databases, configuration); emptied when the layout ends.</summary>
    public required string WorkFolder { get; init; }

    /// <summary>Folder for <c>NODE.log</c>, kept.</summary>
    public required string LogFolder { get; init; }

    /// <summary>Time for the lab's own nodes, balancer and database, to become ready; programs have theirs. Default 60 s.</summary>
    public TimeSpan ReadyTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Processors for the nodes; empty: no restriction.</summary>
    public IReadOnlyList<int> Processors { get; init; } = [];

    /// <summary>Keep CPU limits off until <see cref="ILayout.ApplyCpuLimitsAsync"/>. Memory limits hold from the start.</summary>
    public bool Boost { get; init; }

    /// <summary>Processors for the nodes while they are boosted; empty: <see cref="Processors"/>.</summary>
    public IReadOnlyList<int> BoostProcessors { get; init; } = [];

    public TimeSpan SampleInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    public ILayoutObserver? Observer { get; init; }
}

/// <summary>
/// One program to run as a node. Arguments and environment may hold <c>{port}</c>, <c>{url}</c> (of the node itself),
/// <c>{name}</c> (of the node), <c>{data}</c> (a folder that all nodes of the layout share), <c>{work}</c> (a folder of the node's own)
/// and <c>{NAME.url}</c>, <c>{NAME.port}</c> of a service started before it.
/// </summary>
public sealed record NodeSpec
{
    /// <summary>Name of a service, as <c>payments</c>; replicas are named <c>Name-1</c>, <c>Name-2</c> …</summary>
    public required string Name { get; init; }

    /// <summary>As in <see cref="Results.Probes.NodeUse.Role"/>.</summary>
    public required string Role { get; init; }

    public required ProgramSpec Program { get; init; }

    public Cpus? CpuLimit { get; init; }

    public MemorySize? MemoryLimit { get; init; }

    /// <summary>Path that answers 2xx when the node is ready.</summary>
    public string HealthPath { get; init; } = "/healthz";

    /// <summary>Time for each of its nodes to become ready. Default 30 s.</summary>
    public TimeSpan ReadyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Path of a page in the Prometheus format, read once a second while it is measured; empty: none.</summary>
    public string MetricsPath { get; init; } = "/metrics";
}

/// <summary>PostgreSQL.</summary>
public sealed record DatabaseSpec
{
    public Cpus? CpuLimit { get; init; }

    public MemorySize? MemoryLimit { get; init; }
}

public sealed record ProgramSpec
{
    /// <summary>An image for the docker runtime, instead of a program; null: none.</summary>
    public string? Image { get; init; }

    /// <summary>The project that it was published from; null: none.</summary>
    public string? Project { get; init; }

    public required string FileName { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    public required string WorkingDirectory { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}

public sealed record BalancerSpec
{
    public BalancerKind Kind { get; init; } = BalancerKind.Auto;

    public BalancingPolicy Policy { get; init; } = BalancingPolicy.LeastConnections;

    public Cpus? CpuLimit { get; init; }

    public MemorySize? MemoryLimit { get; init; }
}

public enum BalancerKind
{
    /// <summary>nginx where it is on PATH, else YARP.</summary>
    Auto,
    Nginx,
    Yarp,
}
