using CapacityLab.Layouts;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Plans;

internal sealed record BalancerOptions
{
    public BalancerKind Kind { get; init; } = BalancerKind.Auto;

    public BalancingPolicy Policy { get; init; } = BalancingPolicy.LeastConnections;

    public Cpus? Cpus { get; init; }

    public MemorySize? Memory { get; init; }
}
