using TargetApp.Payments;

namespace TargetApp.Tests.Payments;

public class ChargeChanceTests
{
    private const int Draws = 100_000;

    // The internal enum's names, because a public test cannot take it.
    [Theory]
    [InlineData("Fixed", 0)]
    [InlineData("Exponential", 1)]
    [InlineData("LogNormal", 0.533)]
    public void Latencies_have_the_mean_and_the_spread_of_their_distribution(string distribution, double variation)
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            var drawn = Latencies(
                new()
                {
                    Latency = Mean,
                    Distribution = Parse(distribution),
                    Seed = seed,
                }
            );
            var mean = drawn.Average();
            var deviation = Math.Sqrt(drawn.Sum(x => (x - mean) * (x - mean)) / (Draws - 1));

            // Four standard errors of the mean; the coefficient of variation of lognormal(0.5) is √(e^0.25 − 1).
            Assert.InRange(
                mean,
                10 - 4 * 10 * variation / Math.Sqrt(Draws),
                10 + 4 * 10 * variation / Math.Sqrt(Draws)
            );
            Assert.InRange(deviation / mean, variation * 0.97, variation * 1.03);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_charges_and_another_seed_others()
    {
        var options = new PaymentsOptions { Latency = Mean, Distribution = LatencyDistribution.Exponential };

        Assert.Equal(Latencies(options), Latencies(options));
        Assert.NotEqual(Latencies(options), Latencies(options with { Seed = 2 }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(1)]
    public void The_set_share_of_charges_fails(double rate)
    {
        var chance = new ChargeChance(new() { FailureRate = rate });

        var failed = Enumerable.Range(0, Draws).Count(_ => chance.Next().Fails) / (double)Draws;

        var error = 4 * Math.Sqrt(rate * (1 - rate) / Draws);
        Assert.InRange(failed, rate - error, rate + error);
    }

    private static TimeSpan Mean => TimeSpan.FromMilliseconds(10);

    private static LatencyDistribution Parse(string name) => Enum.Parse<LatencyDistribution>(name);

    private static double[] Latencies(PaymentsOptions options)
    {
        var chance = new ChargeChance(options);
        return [.. Enumerable.Range(0, Draws).Select(_ => chance.Next().Latency.TotalMilliseconds)];
    }
}
