namespace CapacityLab.Results.Scaling;

/// <summary>A 95 % interval, in the unit of what it belongs to.</summary>
public sealed record FitInterval
{
    public double Low { get; init; }

    /// <summary>Null: no upper end can be stated.</summary>
    public double? High { get; init; }
}
