namespace CapacityLab.Results.Scaling;

/// <summary>How capacity follows the size of a replica and the number of replicas: two different laws, never mixed.</summary>
public sealed record ScalingResult
{
    /// <summary>Capacity against CPU, of the layouts with one replica.</summary>
    public ScalingLaw? Vertical { get; init; }

    /// <summary>Capacity against replicas of one size: the size with the most numbers of replicas measured.</summary>
    public ScalingLaw? Horizontal { get; init; }
}
