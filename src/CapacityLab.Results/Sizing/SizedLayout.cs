using System.Text.Json.Serialization;
using CapacityLab.Results.Units;

namespace CapacityLab.Results.Sizing;

/// <summary>One layout, judged for the required load. Costs count what <see cref="SizingResult.Counted"/> says.</summary>
public sealed record SizedLayout
{
    public string Name { get; init; } = "";

    public int Replicas { get; init; }

    /// <summary>CPU limit of one replica.</summary>
    public Cpus Cpus { get; init; }

    /// <summary>Memory limit of one replica.</summary>
    [JsonPropertyName("memoryMiB")]
    public MemorySize Memory { get; init; }

    /// <summary>Null where no capacity can be stated.</summary>
    public CapacityOrigin? Origin { get; init; }

    /// <summary>The lower end of its capacity's interval, or of a prediction's. Everything here is reckoned with it.</summary>
    public RequestRate? Capacity { get; init; }

    /// <summary>The rate that is stated, and held; null of a prediction, and in results from before there was this.</summary>
    public RequestRate? Stated { get; init; }

    /// <summary>The upper end, for the reader; null where none is known.</summary>
    public RequestRate? High { get; init; }

    /// <summary>Capacity over the CPU limits of all replicas.</summary>
    public RequestRate? CapacityPerCore { get; init; }

    /// <summary>1 − load / capacity; negative where the load is above it. Null without a load or a capacity.</summary>
    public double? Headroom { get; init; }

    /// <summary>Null where no replica is to be spared, or no capacity can be stated.</summary>
    public SpareResult? Spare { get; init; }

    /// <summary>
    /// Months until the load outgrows capacity · (1 − headroom): ln of their ratio over ln(1 + growth). Null where it does not grow
    /// or does not hold now. <see cref="SpareResult.Months"/> is the same with the spare replicas lost.
    /// </summary>
    public double? Months { get; init; }

    /// <summary>When the first of the two is over, of a layout that holds; null where neither is within 100 years.</summary>
    public DateTimeOffset? Until { get; init; }

    public double? CostPerHour { get; init; }

    /// <summary>730 hours: 8,760 of a year over 12.</summary>
    public double? CostPerMonth { get; init; }

    /// <summary>At its capacity: cost of an hour / (3,600 · capacity) · 10⁶. What a request costs where the layout is used fully.</summary>
    public double? CostPerMillion { get; init; }

    /// <summary>The same at the required load: what is paid for a request in fact.</summary>
    public double? CostPerMillionAtLoad { get; init; }

    /// <summary>The cause that its bottleneck was given; empty where it was not measured.</summary>
    public string LimitedBy { get; init; } = "";

    public SizingOutcome Outcome { get; init; }

    /// <summary>Why it does not hold, why that is not known, or what to bear in mind; each a sentence with its figures.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];
}
