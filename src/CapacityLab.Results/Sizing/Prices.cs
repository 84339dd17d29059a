using System.Text.Json.Serialization;

namespace CapacityLab.Results.Sizing;

/// <summary>What the limits of a replica cost. At least one of the two prices is above zero.</summary>
public sealed record Prices
{
    /// <summary>A word for people, such as EUR; nothing is converted.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>Price of one core for an hour.</summary>
    public double PerCoreHour { get; init; }

    /// <summary>Price of one GiB (2³⁰ bytes) of memory for an hour.</summary>
    [JsonPropertyName("perGiBHour")]
    public double PerGibHour { get; init; }

    /// <summary>
    /// Whether the limits of the balancer count, in layouts that have one. Default false: a cluster often has one already. Services
    /// and the database never count: they are the same beside every layout.
    /// </summary>
    public bool CountBalancer { get; init; }
}
