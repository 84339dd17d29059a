using CapacityLab.Plans.Shapes;
using CapacityLab.Results.Units;

namespace CapacityLab.Plans.Sections;

internal static class LayoutReader
{
    private static readonly Field<string> Name = Field.Optional(
        "name",
        Any.Name,
        "Name of the layout; by default its size, as in 4 × 0.25 CPU."
    );

    private static readonly Field<int> Replicas = Field.Optional(
        "replicas",
        new WholeShape<int>(1, 256),
        1,
        "How many of the target; more than one stand behind a balancer."
    );

    private static readonly Field<Cpus> Cpus = Field.Required(
        "cpus",
        Sizes.Cpus,
        default,
        "CPU limit of one replica, in cores."
    );

    private static readonly Field<MemorySize> Memory = Field.Required(
        "memoryMiB",
        Sizes.Memory,
        default,
        "Memory limit of one replica, in MiB."
    );

    public static readonly ObjectShape<LayoutOptions> Shape = new([Name, Replicas, Cpus, Memory], Read);

    private static LayoutOptions Read(ObjectReader reader)
    {
        var layout = new LayoutOptions
        {
            Replicas = reader.Get(Replicas),
            Cpus = reader.Get(Cpus),
            Memory = reader.Get(Memory),
        };
        return reader.Optional(Name) is { } name ? layout with { Name = name } : layout;
    }
}
