namespace CapacityLab.Results.Layouts;

/// <summary>How a balancer picks a replica.</summary>
public enum BalancingPolicy
{
    LeastConnections,
    RoundRobin,
    IpHash,
    RandomTwo,
}
