using CapacityLab.Layouts;
using CapacityLab.Plans.Shapes;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Plans.Sections;

internal static class BalancerSection
{
    private static readonly ChoiceShape<BalancerKind> Kinds = new(
        ("auto", BalancerKind.Auto),
        ("nginx", BalancerKind.Nginx),
        ("yarp", BalancerKind.Yarp)
    );

    private static readonly ChoiceShape<BalancingPolicy> Policies = new([
        .. BalancingPolicies.All.Select(words => (words.InPlan, words.Policy)),
    ]);

    private static readonly FieldsOf<BalancerOptions> Fields = new(new BalancerOptions());

    public static readonly RecordShape<BalancerOptions> Shape = new(
        Fields.Defaults,
        Fields.Optional(
            "kind",
            Kinds,
            balancer => balancer.Kind,
            (balancer, kind) => balancer with { Kind = kind },
            "The balancer's program; auto: nginx where it is on PATH, else YARP."
        ),
        Fields.Optional(
            "policy",
            Policies,
            balancer => balancer.Policy,
            (balancer, policy) => balancer with { Policy = policy },
            "How the balancer picks a replica."
        ),
        Fields.Optional(
            "cpus",
            Sizes.Cpus,
            balancer => balancer.Cpus,
            (balancer, cpus) => balancer with { Cpus = cpus },
            "CPU limit of the balancer, in cores; by default none."
        ),
        Fields.Optional(
            "memoryMiB",
            Sizes.Memory,
            balancer => balancer.Memory,
            (balancer, memory) => balancer with { Memory = memory },
            "Memory limit of the balancer, in MiB; by default none."
        )
    );
}
