namespace CapacityLab.Results.Layouts;

/// <summary>What each policy is called by those who carry it out.</summary>
public static class BalancingPolicies
{
    /// <summary>The first is the default of a plan.</summary>
    public static IReadOnlyList<BalancingPolicyWords> All { get; } =
    [
        new(BalancingPolicy.LeastConnections, "least-connections", "least_conn;", "LeastConnections"),
        new(BalancingPolicy.RoundRobin, "round-robin", "", "RoundRobin"),
        new(BalancingPolicy.IpHash, "ip-hash", "ip_hash;", "IpHash"),
        new(BalancingPolicy.RandomTwo, "random-two", "random two least_conn;", "RandomTwo"),
    ];

    public static BalancingPolicyWords Of(BalancingPolicy policy) => All.Single(words => words.Policy == policy);

    /// <summary>Null: no plan of this version names it so.</summary>
    public static BalancingPolicyWords? Find(string? inPlan) => All.FirstOrDefault(words => words.InPlan == inPlan);
}
