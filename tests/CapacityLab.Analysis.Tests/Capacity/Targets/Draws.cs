namespace CapacityLab.Analysis.Tests.Capacity.Targets;

/// <summary>Seeded draws by SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): the seeded Random takes most of the time otherwise.</summary>
internal sealed class Draws(ulong seed)
{
    // Mixed: seeds in a row would else give one sequence, begun one draw later each.
    private ulong state = Mix(Mix(seed + 0x9E3779B97F4A7C15) + 0x9E3779B97F4A7C15);

    /// <summary>Above 0, below 1.</summary>
    public double Uniform() => ((Mix(state += 0x9E3779B97F4A7C15) >> 11) + 0.5) / (1UL << 53);

    public double Uniform(double low, double high) => low + ((high - low) * Uniform());

    public double Exponential(double mean) => -mean * Math.Log(Uniform());

    public double Normal() => Math.Sqrt(-2 * Math.Log(Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
