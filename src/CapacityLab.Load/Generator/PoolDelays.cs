namespace CapacityLab.Load.Generator;

/// <summary>How long work waited for a thread of the pool.</summary>
/// <param name="Looks">Observations, one every 10 ms; a long wait counts as all those that fell into it.</param>
/// <param name="Late">Those that waited longer than 10 ms.</param>
internal readonly record struct PoolDelays(long Looks, long Late, TimeSpan P99);
