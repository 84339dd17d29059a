using CapacityLab.Results.Units;

namespace CapacityLab.Results.Sizing;

/// <summary>The load that a layout is wanted for, and what it must leave free.</summary>
public sealed record SizingRequest
{
    public const double DefaultHeadroom = 0.3;

    public const int DefaultSpareReplicas = 1;

    /// <summary>The load now; null: none was stated, and nothing is chosen.</summary>
    public RequestRate? RequestsPerSecond { get; init; }

    /// <summary>Growth of the load from month to month, compounding; 0 to 1,000. Default 0.</summary>
    public double GrowthPercentPerMonth { get; init; }

    /// <summary>Share of the capacity that must stay free, 0 to 0.95. Default 0.3.</summary>
    public double Headroom { get; init; } = DefaultHeadroom;

    /// <summary>Replicas that may be lost while the load still holds, with the headroom; 0 to 10. Default 1, which is N+1.</summary>
    public int SpareReplicas { get; init; } = DefaultSpareReplicas;

    /// <summary>Null: none were given; layouts are then ranked by cores and memory.</summary>
    public Prices? Prices { get; init; }

    /// <summary>The moment that the load is stated for, and that growth counts from.</summary>
    public DateTimeOffset AsOf { get; init; }
}
