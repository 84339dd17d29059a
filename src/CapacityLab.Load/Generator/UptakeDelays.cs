namespace CapacityLab.Load.Generator;

/// <summary>How long what has arrived at a socket waited to be taken up.</summary>
/// <param name="Looks">Observations, one every 10 ms; a long wait counts as all those that fell into it. Zero: unknown.</param>
/// <param name="Late">Those that waited longer than 10 ms.</param>
internal readonly record struct UptakeDelays(long Looks, long Late, TimeSpan P99);
