using CapacityLab.Load;

namespace CapacityLab.Plans;

internal sealed record LoadOptions
{
    public ArrivalKind Arrivals { get; init; } = ArrivalKind.Poisson;

    public int Seed { get; init; } = 1;

    public int MaxInFlight { get; init; } = 1_000;

    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
