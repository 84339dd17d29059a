using System.Text;

namespace CapacityLab.Load.Chance;

/// <summary>
/// Chance as a pure function: the n-th draw of a purpose, from the run's seed. Draws need no order and no state, so
/// that threads may draw side by side and a run can be made again. SplitMix64 (Steele, Lea and Flood, 2014).
/// </summary>
internal readonly struct Draw(int seed, string purpose)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private readonly ulong key = Mix(unchecked((ulong)seed * Golden) ^ Hash(purpose));

    public ulong Bits(long number) => Mix(unchecked(key + ((ulong)number + 1) * Golden));

    /// <summary>Even over [0, 1), in 53 bits.</summary>
    public double Unit(long number) => (Bits(number) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Exponential with mean 1.</summary>
    public double Exponential(long number) => -Math.Log(1 - Unit(number));

    /// <summary>Even over 0 to <paramref name="count"/> − 1.</summary>
    public ulong Below(ulong count, long number) => Math.BigMul(Bits(number), count, out _);

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    // FNV-1a: string.GetHashCode differs from process to process.
    private static ulong Hash(string text)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ b) * 0x100000001B3);
        }

        return hash;
    }
}
