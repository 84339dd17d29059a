using CapacityLab.Results.Units;

namespace CapacityLab.Load.Simulations;

internal sealed record InjectSimulation(RequestRate Rate, TimeSpan During) : LoadSimulation;

/// <summary>From the rate that the simulation before ended at (0 at the start) in a straight line to this one.</summary>
internal sealed record RampingInjectSimulation(RequestRate Rate, TimeSpan During) : LoadSimulation;

/// <summary>A new rate each interval.</summary>
internal sealed record InjectRandomSimulation(RequestRate Min, RequestRate Max, TimeSpan Interval, TimeSpan During)
    : LoadSimulation;

internal sealed record IterationsForInjectSimulation(RequestRate Rate, int Iterations) : LoadSimulation;

/// <summary>Belongs to both models.</summary>
internal sealed record PauseSimulation(TimeSpan During) : LoadSimulation;
