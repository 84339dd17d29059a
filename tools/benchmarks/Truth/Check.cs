namespace Benchmarks.Truth;

/// <summary>One known answer held against what the lab said.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Expected">The known answer, as a range.</param>
/// <param name="Actual">What the lab said, or another generator.</param>
/// <param name="Holds">Whether it is within; null: another generator's, for comparison.</param>
internal sealed record Check(string Name, string Expected, string Actual, bool? Holds);
