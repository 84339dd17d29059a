using CapacityLab.Results.Units;

namespace CapacityLab.Plans;

/// <summary>What only the docker runtime takes from a plan.</summary>
internal sealed record DockerPlan
{
    /// <summary>Added to the target's environment, over what is there.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>A PostgreSQL container beside the target; null: none.</summary>
    public DatabaseOptions? Database { get; init; }

    /// <summary>Null: the official image.</summary>
    public string? DotnetImage { get; init; }

    public string? NginxImage { get; init; }

    public string? PostgresImage { get; init; }
}

internal sealed record DatabaseOptions(Cpus? Cpus, MemorySize? Memory);
