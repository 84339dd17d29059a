using CapacityLab.Results.Units;

namespace CapacityLab.Plans;

/// <summary>The target, or a service beside it.</summary>
internal sealed record ProgramOptions
{
    public required string Name { get; init; }

    /// <summary>A project file or its folder; null where <see cref="Executable"/> or <see cref="Image"/> is given.</summary>
    public string? Project { get; init; }

    /// <summary>A program to run as it is: a path, or a name to be found on PATH.</summary>
    public string? Executable { get; init; }

    /// <summary>An image, for the docker runtime only.</summary>
    public string? Image { get; init; }

    /// <summary>Whether it names a program of its own; a service that does not is the target's.</summary>
    public bool HasProgram => (Project ?? Executable ?? Image) is not null;

    public IReadOnlyList<string> Arguments { get; init; } = [];

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Path that answers 2xx when the node is ready. Default /healthz.</summary>
    public string Health { get; init; } = "/healthz";

    /// <summary>Path of its metrics in the Prometheus format; a node without such a page is measured from outside only. Default /metrics.</summary>
    public string Metrics { get; init; } = "/metrics";

    /// <summary>Time for the node to become healthy. Default 30 s, at most 10 min.</summary>
    public TimeSpan ReadyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Limits of a service; a target's are the layout's.</summary>
    public Cpus? Cpus { get; init; }

    public MemorySize? Memory { get; init; }
}
