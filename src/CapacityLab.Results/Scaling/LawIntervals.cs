namespace CapacityLab.Results.Scaling;

/// <summary>
/// 95 % intervals. Of a parameter that the law taken lacks, by the simplest law that has it; null where too few observations tell
/// nothing of it.
/// </summary>
public sealed record LawIntervals
{
    public FitInterval? Lambda { get; init; }

    public FitInterval? Sigma { get; init; }

    public FitInterval? Kappa { get; init; }
}
