namespace CapacityLab.Results.Scaling;

/// <summary>
/// Akaike's criterion of each law that was compared, the smallest being the best; null: not compared, as the observations are too few.
/// </summary>
public sealed record LawCriteria
{
    public double? Linear { get; init; }

    public double? Amdahl { get; init; }

    public double? Usl { get; init; }
}
