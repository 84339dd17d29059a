using CapacityLab.Results.Units;

namespace CapacityLab.Results.Sizing;

/// <summary>What is left of a layout when the spare replicas are lost: the capacity of so many fewer replicas of the same size.</summary>
public sealed record SpareResult
{
    /// <summary>Replicas that are left.</summary>
    public int Replicas { get; init; }

    /// <summary>The layout whose capacity it is; empty where there is none.</summary>
    public string Layout { get; init; } = "";

    /// <summary>
    /// Lower end of the capacity of what is left, measured or fitted, never a product of one replica's; zero where no replica is
    /// left; null where it is not known.
    /// </summary>
    public RequestRate? Capacity { get; init; }

    /// <summary>Where predicted, of a layout that was measured, the outcome is unknown.</summary>
    public CapacityOrigin? Origin { get; init; }

    /// <summary>1 − load / capacity; null without a load, a capacity, or where nothing is left.</summary>
    public double? Headroom { get; init; }

    /// <summary>Months until the load outgrows what is left, with its headroom; null where it does not grow or does not hold now.</summary>
    public double? Months { get; init; }

    public SizingOutcome Outcome { get; init; }
}
