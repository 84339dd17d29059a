using CapacityLab.Analysis.Scaling;

namespace CapacityLab.Analysis.Tests.Scaling;

public class LawTests
{
    [Fact]
    public void The_size_that_a_throughput_needs_is_the_one_that_has_it_on_the_rising_side()
    {
        var random = new Random(1);
        for (int count = 0; count < 10_000; count++)
        {
            double kappa = count % 5 == 0 ? 0 : Math.Pow(10, -6 + (4 * random.NextDouble()));
            var law = new Law(1 + (1_000 * random.NextDouble()), 0.9 * random.NextDouble(), kappa);
            double n = random.NextDouble() * (law.PeakN * 0.999 ?? 1_000);

            Assert.Equal(1, law.Needed(law.At(n))!.Value / n, 1e-6);
        }
    }

    [Fact]
    public void No_size_has_more_than_the_peak()
    {
        var law = new Law(100, 0.03, 5e-4);
        double peak = law.At(law.PeakN!.Value);

        Assert.Null(law.Needed(peak * 1.0001));
        Assert.Equal(law.PeakN.Value, law.Needed(peak)!.Value, 0.01);
    }

    [Fact]
    public void Without_coherency_no_size_reaches_the_limit_and_every_throughput_below_has_one()
    {
        var law = new Law(100, 0.05, 0);

        Assert.Equal(2_000, law.Limit);
        Assert.Null(law.Needed(2_000));
        Assert.Equal(19 * 19, law.Needed(1_900)!.Value, 1e-6);
    }

    [Fact]
    public void A_linear_law_has_a_size_for_every_throughput() => Assert.Equal(12.5, new Law(100, 0, 0).Needed(1_250));

    [Fact]
    public void Kappa_is_in_both_places_of_the_inverse()
    {
        var law = new Law(995.6486, 0.02671591, 7.690945e-4);
        double b = law.Lambda - ((law.Sigma - law.Kappa) * 10_000);
        double root = Math.Sqrt((b * b) - (4 * law.Kappa * (1 - law.Sigma) * 1e8));

        Assert.Equal((b - root) / (2 * law.Kappa * 10_000), law.Needed(10_000)!.Value, 1e-9);
        Assert.Equal(10_000, law.At(law.Needed(10_000)!.Value), 1e-6);
    }
}
