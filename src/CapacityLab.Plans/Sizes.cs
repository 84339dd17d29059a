using CapacityLab.Plans.Shapes;
using CapacityLab.Results.Units;

namespace CapacityLab.Plans;

/// <summary>The sizes that a node may have.</summary>
internal static class Sizes
{
    public const double MinCpus = 0.05;
    public const double MaxCpus = 1_024;

    public static readonly NumberShape<Cpus> Cpus = new(MinCpus, MaxCpus, cores => new(cores), cpus => cpus.Cores)
    {
        Of = "cores",
    };

    public static readonly NumberShape<MemorySize> Memory = new(16, 1_048_576, MemorySize.FromMiB, memory => memory.MiB)
    {
        Of = "MiB",
    };
}
