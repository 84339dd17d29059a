using System.Globalization;
using CapacityLab.Results.Units;

namespace CapacityLab.Plans;

internal sealed record LayoutOptions
{
    private readonly string? givenName;

    /// <summary>Default: as in <c>1 × 0.5 CPU</c>; a default follows the size when that changes.</summary>
    public string Name
    {
        get => givenName ?? string.Create(CultureInfo.InvariantCulture, $"{Replicas} × {Cpus.Cores} CPU");
        init => givenName = value;
    }

    public bool NameIsDefault => givenName is null;

    public int Replicas { get; init; } = 1;

    /// <summary>Limit of one replica, 0.05 to 1,024.</summary>
    public required Cpus Cpus { get; init; }

    /// <summary>Limit of one replica, from 16 MiB.</summary>
    public required MemorySize Memory { get; init; }
}
