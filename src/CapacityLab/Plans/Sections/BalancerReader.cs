using CapacityLab.Layouts;
using CapacityLab.Plans.Shapes;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Plans.Sections;

internal static class BalancerReader
{
    public static readonly ChoiceShape<BalancerKind> Kinds = new(
        ("auto", BalancerKind.Auto),
        ("nginx", BalancerKind.Nginx),
        ("yarp", BalancerKind.Yarp)
    );

    public static readonly ChoiceShape<BalancingPolicy> Policies = new([
        .. BalancingPolicies.All.Select(words => (words.InPlan, words.Policy)),
    ]);

    private static readonly BalancerOptions Defaults = new();

    private static readonly Field<BalancerKind> Kind = Field.Optional(
        "kind",
        Kinds,
        Defaults.Kind,
        "The balancer's program; auto: nginx where it is on PATH, else YARP."
    );

    private static readonly Field<BalancingPolicy> Policy = Field.Optional(
        "policy",
        Policies,
        Defaults.Policy,
        "How the balancer picks a replica."
    );

    private static readonly Field<Cpus> Cpus = Field.Optional(
        "cpus",
        Sizes.Cpus,
        "CPU limit of the balancer, in cores; by default none."
    );

    private static readonly Field<MemorySize> Memory = Field.Optional(
        "memoryMiB",
        Sizes.Memory,
        "Memory limit of the balancer, in MiB; by default none."
    );

    public static readonly ObjectShape<BalancerOptions> Shape = new([Kind, Policy, Cpus, Memory], Read);

    private static BalancerOptions Read(ObjectReader reader) =>
        new()
        {
            Kind = reader.Get(Kind),
            Policy = reader.Get(Policy),
            Cpus = reader.OptionalValue(Cpus),
            Memory = reader.OptionalValue(Memory),
        };
}
