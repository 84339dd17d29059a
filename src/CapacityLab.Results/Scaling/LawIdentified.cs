namespace CapacityLab.Results.Scaling;

/// <summary>
/// Whether the points tell a parameter: it belongs to the law, lies inside its bounds, and its standard error is at most half of it.
/// </summary>
public sealed record LawIdentified
{
    public bool Lambda { get; init; }

    public bool Sigma { get; init; }

    public bool Kappa { get; init; }
}
