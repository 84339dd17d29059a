using CapacityLab.Results.Layouts;

namespace CapacityLab.Tests.Vocabulary;

public class PolicyTableTests
{
    [Fact]
    public void Every_policy_has_its_words() =>
        Assert.Equal(Enum.GetValues<BalancingPolicy>(), BalancingPolicies.All.Select(words => words.Policy));

    /// <summary>It is a process of its own, and references nothing of the lab.</summary>
    [Fact]
    public void The_balancer_of_our_own_knows_every_policy()
    {
        string source = File.ReadAllText(Path.Combine(Repository.Root, "src", "CapacityLab.Balancer", "Policy.cs"));

        Assert.All(
            BalancingPolicies.All,
            words => Assert.Contains($"\"{words.OfYarp}\" =>", source, StringComparison.Ordinal)
        );
    }
}
