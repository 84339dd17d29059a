using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans.Sections;

internal static class LayoutSection
{
    private static readonly FieldsOf<LayoutOptions> Fields = new(
        new LayoutOptions { Cpus = default, Memory = default }
    );

    public static readonly RecordShape<LayoutOptions> Shape = new(
        Fields.Defaults,
        Fields.Optional(
            "name",
            Any.Name,
            layout => layout.NameIsDefault ? null : layout.Name,
            (layout, name) => layout with { Name = name },
            "Name of the layout; by default its size, as in 4 × 0.25 CPU."
        ),
        Fields.Optional(
            "replicas",
            new WholeShape<int>(1, 256),
            layout => layout.Replicas,
            (layout, replicas) => layout with { Replicas = replicas },
            "How many of the target; more than one stand behind a balancer."
        ),
        Fields.Required(
            "cpus",
            Sizes.Cpus,
            layout => layout.Cpus,
            (layout, cpus) => layout with { Cpus = cpus },
            "CPU limit of one replica, in cores."
        ),
        Fields.Required(
            "memoryMiB",
            Sizes.Memory,
            layout => layout.Memory,
            (layout, memory) => layout with { Memory = memory },
            "Memory limit of one replica, in MiB."
        )
    );
}
