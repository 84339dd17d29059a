using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Capacity;

/// <summary>Bounds of a capacity search.</summary>
/// <param name="Scale">A first estimate of the highest rate, as from a closed loop; above zero.</param>
/// <param name="Precision">Width of the bracket over its lower end at which the search ends.</param>
/// <param name="MaxProbes">Probes at most.</param>
public sealed record SearchSettings(RequestRate Scale, double Precision, int MaxProbes);

/// <summary>What one probe of the search showed.</summary>
/// <param name="Rate">The offered rate.</param>
/// <param name="Held">Whether every objective held; null: nothing can be concluded, the generator was the limit.</param>
/// <param name="Broken">The objectives that broke, in sentences.</param>
public sealed record SearchStep(RequestRate Rate, bool? Held, IReadOnlyList<string> Broken);
