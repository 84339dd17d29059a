using CapacityLab.Load;

namespace CapacityLab.Commands.Loads;

/// <summary>What the command line asks of one load against one address, as it was typed.</summary>
internal sealed record LoadRequest
{
    public required string Url { get; init; }

    public int? Connections { get; init; }

    public double? Rate { get; init; }

    public int MaxInFlight { get; init; } = 10_000;

    public string Duration { get; init; } = "10s";

    public string WarmUp { get; init; } = "1s";

    public string Timeout { get; init; } = "5s";

    public string Method { get; init; } = "GET";

    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>The text, or <c>@FILE</c>.</summary>
    public string? Body { get; init; }

    public bool Poisson { get; init; }

    public int Threads { get; init; }

    public int Seed { get; init; } = 1;

    public EngineKind Engine { get; init; }

    public bool Json { get; init; }

    /// <summary>A host that is not this machine, and that the user may load.</summary>
    public string? MayLoadHost { get; init; }
}
