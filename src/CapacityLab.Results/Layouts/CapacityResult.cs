using CapacityLab.Results.Units;

namespace CapacityLab.Results.Layouts;

/// <summary>The highest offered rate at which every objective held.</summary>
public sealed record CapacityResult
{
    /// <summary>The highest rate that held; null where none did or, the generator being the limit, none may be stated.</summary>
    public RequestRate? RequestsPerSecond { get; init; }

    /// <summary>Lower end of the bracket: the highest rate that held; zero where none did.</summary>
    public RequestRate Low { get; init; }

    /// <summary>Upper end of the bracket: the lowest rate above it that did not hold; null where every rate held.</summary>
    public RequestRate? High { get; init; }

    public CapacityStatus Status { get; init; } = CapacityStatus.Failed;

    /// <summary>The objective that broke first, above the capacity; empty where none did.</summary>
    public string BrokenBy { get; init; } = "";

    /// <summary>Probes that the figure rests on.</summary>
    public int Probes { get; init; }
}
