using CapacityLab.Layouts.Limits;

namespace CapacityLab.Layouts.Nodes;

/// <summary>One running part of a layout: a process or a container.</summary>
internal interface INode
{
    string Name { get; }

    string Role { get; }

    NodeLimit Limit { get; }

    string HealthPath { get; }

    /// <summary>Path of its metrics page; empty: it has none.</summary>
    string MetricsPath { get; }

    /// <summary>On which it listens; no two nodes of a layout have the same but replicas of an image that is not told its port.</summary>
    int Port { get; }

    /// <summary>Where the lab reaches it.</summary>
    Uri Url { get; }

    /// <summary>Where the layout's other nodes reach it.</summary>
    Uri InnerUrl { get; }

    LogFile Log { get; }

    /// <summary>Ends with the exit code; 128 + signal where a signal ended it.</summary>
    Task<int> Exit { get; }

    /// <summary>Whether the lab itself asked the node to end.</summary>
    bool IsStopping { get; }

    /// <summary>What it used so far; null where nothing is left to read.</summary>
    GroupReading? Read();

    /// <summary>Whether it is this node that listens on its port.</summary>
    bool HoldsItsPort();

    /// <summary>Moves the node onto its processors, where any are given, and puts its CPU limit in force.</summary>
    /// <exception cref="EnvironmentException">The limit could not be put in force.</exception>
    Task ApplyCpuLimitAsync(IReadOnlyList<int> processors, CancellationToken cancellation);

    /// <summary>Why it can do nothing though it has not ended, a clause such as <c>its container is paused</c>; empty where it can.</summary>
    Task<string> StoppedAsync(CancellationToken cancellation);

    /// <summary>How it ended; only after <see cref="Exit"/>.</summary>
    NodeDeath Death();

    /// <summary>Asks the node to end, then ends whatever is left of it, and takes away what was made for it.</summary>
    Task StopAsync();
}
