using CapacityLab.Load.Scheduling;

namespace CapacityLab.Load.Tests.Scheduling;

public class PoissonTests
{
    private const double Rate = 1000;
    private const int Seeds = 400;

    [Fact]
    public void The_number_of_arrivals_is_the_one_asked_for()
    {
        Assert.All(Enumerable.Range(1, 20), seed => Assert.Equal(3000, Schedule(seed, 3).Count));
    }

    [Fact]
    public void Gaps_have_the_mean_and_the_spread_of_exponential_ones()
    {
        var times = Seconds(Schedule(seed: 1, seconds: 60));

        var gaps = times.Zip(times.Skip(1), (a, b) => b - a).ToArray();
        var mean = gaps.Average();
        var deviation = Math.Sqrt(gaps.Average(g => (g - mean) * (g - mean)));
        Assert.InRange(mean * Rate, 0.99, 1.01);
        Assert.InRange(deviation / mean, 0.98, 1.02);
        Assert.InRange(gaps.Count(g => g * Rate > 2) / (double)gaps.Length, 0.128, 0.143);
    }

    [Fact]
    public void A_week_at_half_a_million_a_second_takes_no_more_memory_than_an_hour_might()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        var schedule = new OpenSchedule(
            [Simulation.Inject(500_000.0, TimeSpan.FromDays(7))],
            ArrivalKind.Poisson,
            seed: 1
        );

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40_000_000);
        Assert.InRange(schedule.Count, 302_399_999_000, 302_400_000_000);
        Assert.InRange(schedule.ArrivalTime(schedule.Count / 2).TotalDays, 3.499, 3.501);
    }

    // Over blocks of the positions and across them: 5,000 arrivals are five blocks.
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void The_count_in_a_part_of_the_schedule_is_binomial(double part)
    {
        const int Arrivals = 5000;

        var counts = Enumerable
            .Range(1, Seeds)
            .Select(seed =>
                (double)Seconds(Schedule(seed, Arrivals / (int)Rate)).Count(t => t < part * Arrivals / Rate)
            )
            .ToArray();

        var mean = counts.Average();
        var variance = counts.Sum(c => (c - mean) * (c - mean)) / (Seeds - 1);
        var expected = Arrivals * part * (1 - part);
        // Four standard errors on either side.
        Assert.InRange(
            mean,
            (Arrivals * part) - (4 * Math.Sqrt(expected / Seeds)),
            (Arrivals * part) + (4 * Math.Sqrt(expected / Seeds))
        );
        Assert.InRange(variance / expected, 1 - (4 * Math.Sqrt(2.0 / Seeds)), 1 + (4 * Math.Sqrt(2.0 / Seeds)));
    }

    [Fact]
    public void Short_windows_count_like_a_poisson_process()
    {
        var windows = Seconds(Schedule(seed: 5, seconds: 100))
            .GroupBy(t => (int)(t * 100))
            .ToDictionary(g => g.Key, g => g.Count());

        var counts = Enumerable.Range(0, 10_000).Select(w => (double)windows.GetValueOrDefault(w)).ToArray();
        var mean = counts.Average();
        Assert.Equal(10, mean, 6);
        Assert.InRange(counts.Average(c => (c - mean) * (c - mean)) / mean, 0.95, 1.05);
    }

    private static OpenSchedule Schedule(int seed, int seconds) =>
        new([Simulation.Inject(Rate, TimeSpan.FromSeconds(seconds))], ArrivalKind.Poisson, seed);

    private static double[] Seconds(OpenSchedule schedule)
    {
        var times = new List<double>();
        for (var cursor = schedule.Cursor(); !cursor.AtEnd; cursor.MoveNext())
        {
            times.Add(cursor.Due.TotalSeconds);
        }

        return [.. times];
    }
}
