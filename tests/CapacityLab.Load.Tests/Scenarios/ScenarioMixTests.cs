using CapacityLab.Load.Scenarios;

namespace CapacityLab.Load.Tests.Scenarios;

public class ScenarioMixTests
{
    [Fact]
    public void Arrivals_are_shared_out_by_weight()
    {
        var mix = new ScenarioMix([10, 30, 50, 10], seed: 1);

        var counts = Enumerable.Range(0, 100_000).CountBy(n => mix.ScenarioOf(n)).ToDictionary();

        Assert.InRange(counts[0], 9_600, 10_400);
        Assert.InRange(counts[1], 29_400, 30_600);
        Assert.InRange(counts[2], 49_400, 50_600);
        Assert.InRange(counts[3], 9_600, 10_400);
    }

    [Fact]
    public void The_draw_depends_on_seed_and_number_alone()
    {
        int[] Drawn(int seed)
        {
            var mix = new ScenarioMix([1, 1, 1], seed);
            return [.. Enumerable.Range(0, 200).Reverse().Select(n => mix.ScenarioOf(n))];
        }

        Assert.Equal(Drawn(4), Drawn(4));
        Assert.NotEqual(Drawn(4), Drawn(5));
    }
}
