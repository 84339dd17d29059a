namespace CapacityLab.Layouts.Docker;

/// <summary>What is put into a container beside its limits.</summary>
internal sealed record ContainerPlan
{
    public required string Image { get; init; }

    /// <summary>Null: the image's own.</summary>
    public IReadOnlyList<string>? Entrypoint { get; init; }

    public IReadOnlyList<string> Command { get; init; } = [];

    public string? WorkingDirectory { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether its port is published on loopback; nodes that only other nodes speak to stay inside.</summary>
    public bool Published { get; init; } = true;
}
