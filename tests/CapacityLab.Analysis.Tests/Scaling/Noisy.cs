using CapacityLab.Analysis.Scaling;

namespace CapacityLab.Analysis.Tests.Scaling;

/// <summary>Measurements of a known law, each off by a normal relative error.</summary>
internal static class Noisy
{
    /// <summary>Peak at 44.0.</summary>
    public static readonly Law Truth = new(100, 0.03, 5e-4);

    public static Observation[] Measure(Law truth, IEnumerable<double> sizes, double variation, int seed)
    {
        var random = new Random(seed);
        return [.. sizes.Select(n => new Observation(n, truth.At(n) * (1 + (variation * Normal(random)))))];
    }

    /// <summary>Off by a normal error that is as large at every size, in requests a second.</summary>
    public static Observation[] MeasureEvenly(Law truth, IEnumerable<double> sizes, double error, int seed)
    {
        var random = new Random(seed);
        return [.. sizes.Select(n => new Observation(n, truth.At(n) + (error * Normal(random))))];
    }

    public static IEnumerable<double> Repeated(int times, params double[] sizes) =>
        sizes.SelectMany(n => Enumerable.Repeat(n, times));

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
