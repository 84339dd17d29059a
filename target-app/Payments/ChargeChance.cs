namespace TargetApp.Payments;

/// <summary>Draws each charge's latency and failure: the same seed gives the same sequence.</summary>
internal sealed class ChargeChance(PaymentsOptions options)
{
    private readonly Random random = new(options.Seed);
    private readonly Lock drawing = new();

    public (TimeSpan Latency, bool Fails) Next()
    {
        lock (drawing)
        {
            return (options.Latency * Factor(), random.NextDouble() < options.FailureRate);
        }
    }

    /// <summary>Has the mean 1 in each distribution; a lognormal's mean is exp(μ + σ²/2), hence its μ.</summary>
    private double Factor() =>
        options.Distribution switch
        {
            LatencyDistribution.Exponential => -Math.Log(1 - random.NextDouble()),
            LatencyDistribution.LogNormal => Math.Exp(
                options.LatencySigma * Normal() - options.LatencySigma * options.LatencySigma / 2
            ),
            _ => 1,
        };

    /// <summary>Box and Muller's transform.</summary>
    private double Normal() =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
