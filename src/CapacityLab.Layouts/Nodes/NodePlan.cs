using CapacityLab.Layouts.Limits;

namespace CapacityLab.Layouts.Nodes;

/// <summary>One node to start, with everything but its port settled.</summary>
internal sealed record NodePlan
{
    public required string Name { get; init; }

    public required string Role { get; init; }

    public required NodeLimit Limit { get; init; }

    public required string HealthPath { get; init; }

    /// <summary>Path of its metrics page; empty: it has none.</summary>
    public string MetricsPath { get; init; } = "";

    /// <summary>Time for it to become ready; another node's does not count.</summary>
    public required TimeSpan ReadyTimeout { get; init; }

    /// <summary>The program for a port: a node whose port was taken meanwhile starts again on another.</summary>
    public required Func<int, ProgramSpec> Program { get; init; }
}
