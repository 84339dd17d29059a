namespace CapacityLab.Results.Scaling;

/// <summary>
/// Akaike's criterion of each law that was compared, the smallest being the best; null: not compared, as the observations are too few.
/// Where repetitions count as one, n is the number of sizes. The law taken is another where the best lacks a parameter that is told.
/// </summary>
public sealed record LawCriteria
{
    public double? Linear { get; init; }

    public double? Amdahl { get; init; }

    public double? Usl { get; init; }
}
