using CapacityLab.Analysis.Capacity;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Capacity;

/// <summary>The search against brute force: rates tried one by one until one does not hold.</summary>
public class SearchPropertyTests
{
    private const double Precision = 0.05;

    [Fact]
    public void It_agrees_with_brute_force_wherever_the_edge_is()
    {
        for (int seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            double scale = Math.Exp(random.NextDouble() * 8);
            double edge = Math.Max(1.5, scale * Math.Exp((random.NextDouble() * 3) - 1.5));
            var capacity = Search(new RequestRate(scale), rate => rate.PerSecond <= edge);

            double highestThatHolds = BruteForce(rate => rate <= edge, step: edge / 2_000);
            Assert.Equal(CapacityStatus.Measured, capacity.Status);
            Assert.InRange(
                capacity.RequestsPerSecond!.Value.PerSecond,
                highestThatHolds * (1 - (2 * Precision)),
                highestThatHolds * 1.001
            );
        }
    }

    [Fact]
    public void Where_only_the_highest_load_that_is_tried_fails_the_one_below_it_is_the_capacity()
    {
        var tried = new List<double>();
        double edge = 100 * 0.8 * 1.5 * 1.5;
        var capacity = Search(
            new RequestRate(100),
            rate =>
            {
                tried.Add(rate.PerSecond);
                return rate.PerSecond < edge;
            }
        );

        Assert.InRange(capacity.RequestsPerSecond!.Value.PerSecond, edge * (1 - (2 * Precision)), edge);
        Assert.Equal(capacity.RequestsPerSecond.Value.PerSecond, tried.Where(rate => rate < edge).Max());
    }

    private static double BruteForce(Func<double, bool> holds, double step)
    {
        double rate = step;
        while (holds(rate + step))
        {
            rate += step;
        }

        return rate;
    }

    private static CapacityResult Search(RequestRate scale, Func<RequestRate, bool> holds)
    {
        var settings = new SearchSettings(scale, Precision, MaxProbes: 50);
        var steps = new List<SearchStep>();
        while (CapacitySearch.Next(settings, steps) is { } order)
        {
            bool held = holds(order.Rate);
            steps.Add(new SearchStep(order.Rate, held, held ? [] : ["slow"]) { Purpose = order.Purpose });
        }

        return CapacitySearch.Conclude(settings, steps);
    }
}
