using System.Text.Json.Serialization;
using CapacityLab.Results.Units;

namespace CapacityLab.Results.Runs;

/// <summary>The machine and the software that a run was made with.</summary>
public sealed record HostSnapshot
{
    public string Name { get; init; } = "";

    public string OperatingSystem { get; init; } = "";

    public string Architecture { get; init; } = "";

    public string Processor { get; init; } = "";

    public int Cores { get; init; }

    [JsonPropertyName("memoryMiB")]
    public MemorySize Memory { get; init; }

    public string DotnetVersion { get; init; } = "";

    public string CapacityLabVersion { get; init; } = "";

    /// <summary>Processors that the generator ran on, such as <c>0</c> or <c>0-1</c>.</summary>
    public string GeneratorProcessors { get; init; } = "";

    /// <summary>Processors that the target's nodes ran on.</summary>
    public string TargetProcessors { get; init; } = "";
}
