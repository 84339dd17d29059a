namespace CapacityLab.Results.Layouts;

/// <param name="Policy">What the lab calls it.</param>
/// <param name="InPlan">The word of a plan.</param>
/// <param name="OfNginx">The directive; empty: nginx does so by itself.</param>
/// <param name="OfYarp">The word that the balancer of our own takes.</param>
public sealed record BalancingPolicyWords(BalancingPolicy Policy, string InPlan, string OfNginx, string OfYarp);
