namespace CapacityLab.Results.Scaling;

/// <summary>One figure for each parameter of a law; null where the law has none or none can be stated.</summary>
public sealed record LawErrors
{
    public double? Lambda { get; init; }

    public double? Sigma { get; init; }

    public double? Kappa { get; init; }
}
