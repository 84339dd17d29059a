namespace CapacityLab.Results.Scaling;

/// <summary>95 % intervals; null where the law lacks the parameter, or too few observations tell nothing of it.</summary>
public sealed record LawIntervals
{
    public FitInterval? Lambda { get; init; }

    public FitInterval? Sigma { get; init; }

    public FitInterval? Kappa { get; init; }
}
