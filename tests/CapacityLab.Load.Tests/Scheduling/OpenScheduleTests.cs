using CapacityLab.Load.Scheduling;
using CapacityLab.Load.Simulations;

namespace CapacityLab.Load.Tests.Scheduling;

public class OpenScheduleTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_constant_rate_gives_equal_distances()
    {
        var schedule = Even(Simulation.Inject(4, Second, TimeSpan.FromSeconds(2)));

        Assert.Equal(8, schedule.Count);
        Assert.Equal([0, 250, 500, 750, 1000, 1250, 1500, 1750], Milliseconds(schedule));
    }

    [Theory]
    [InlineData(0.1, 30, 3)]
    [InlineData(0.3, 10, 3)]
    [InlineData(33.3, 10, 333)]
    [InlineData(0.5, 3, 2)]
    [InlineData(76.97, 100, 7697)]
    public void A_rate_need_not_be_whole(double rate, int seconds, int count)
    {
        var schedule = Even(Simulation.Inject(rate, TimeSpan.FromSeconds(seconds)));

        Assert.Equal(count, schedule.Count);
        Assert.Equal((count - 1) / rate, schedule.ArrivalTime(count - 1).TotalSeconds, 6);
    }

    [Fact]
    public void Billions_of_arrivals_are_counted_to_the_last() =>
        Assert.Equal(302_400_000_000, Even(Simulation.Inject(500_000, Second, TimeSpan.FromDays(7))).Count);

    [Fact]
    public void A_slow_rate_of_one_a_minute_is_kept()
    {
        var schedule = Even(Simulation.Inject(1, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3)));

        Assert.Equal([0, 60_000, 120_000], Milliseconds(schedule));
    }

    [Fact]
    public void A_ramp_from_zero_is_integrated_exactly()
    {
        // Rate 10·t over 10 s: arrival n is due when 5·t² = n.
        var schedule = Even(Simulation.RampingInject(100, Second, TimeSpan.FromSeconds(10)));

        Assert.Equal(500, schedule.Count);
        Assert.All(
            Enumerable.Range(0, 500),
            n => Assert.Equal(Math.Sqrt(n / 5.0), schedule.ArrivalTime(n).TotalSeconds, 1e-6)
        );
    }

    [Fact]
    public void A_ramp_starts_at_the_rate_before_it_and_may_fall()
    {
        var schedule = Even(
            Simulation.Inject(100, Second, Second),
            Simulation.RampingInject(0, Second, TimeSpan.FromSeconds(2))
        );

        // 100 at first, then a triangle of 100; its first half of the time holds three quarters.
        Assert.Equal(200, schedule.Count);
        Assert.Equal(175, Milliseconds(schedule).Count(ms => ms < 2000));
    }

    [Fact]
    public void Nothing_is_due_in_a_pause()
    {
        var schedule = Even(
            Simulation.Inject(10, Second, Second),
            Simulation.Pause(TimeSpan.FromSeconds(5)),
            Simulation.Inject(10, Second, Second)
        );

        Assert.Equal(20, schedule.Count);
        Assert.Equal(TimeSpan.FromSeconds(7), schedule.Duration);
        Assert.DoesNotContain(Milliseconds(schedule), ms => ms is > 900 and < 6000);
        Assert.Equal(6000, schedule.ArrivalTime(10).TotalMilliseconds);
    }

    [Fact]
    public void Fractions_are_carried_into_the_next_simulation()
    {
        var halves = Enumerable.Repeat(Simulation.Inject(0.5, Second), 10).ToArray();

        Assert.Equal([0, 2000, 4000, 6000, 8000], Milliseconds(Even(halves)));
    }

    [Fact]
    public void Iterations_for_inject_gives_that_many_at_its_rate()
    {
        var schedule = Even(Simulation.IterationsForInject(30, Second, 77));

        Assert.Equal(77, schedule.Count);
        Assert.Equal(77 / 30.0, schedule.Duration.TotalSeconds, 6);
    }

    [Fact]
    public void A_random_rate_stays_in_its_bounds_and_uses_them()
    {
        var schedule = Even(Simulation.InjectRandom(10, 20, Second, TimeSpan.FromSeconds(500)));

        var counts = Milliseconds(schedule).GroupBy(ms => (int)(ms / 1000)).Select(g => g.Count()).ToArray();
        Assert.Equal(500, counts.Length);
        Assert.Equal((10, 20), (counts.Min(), counts.Max()));
        Assert.InRange(counts.Average(), 14.5, 15.5);
    }

    [Theory]
    [InlineData(ArrivalKind.Even)]
    [InlineData(ArrivalKind.Poisson)]
    public void The_same_seed_gives_the_same_schedule_and_another_one_another(ArrivalKind kind)
    {
        LoadSimulation[] simulations = [Simulation.InjectRandom(100, 300, Second, TimeSpan.FromSeconds(20))];

        var first = Milliseconds(new OpenSchedule(simulations, kind, seed: 7));

        Assert.Equal(first, Milliseconds(new OpenSchedule(simulations, kind, seed: 7)));
        Assert.NotEqual(first, Milliseconds(new OpenSchedule(simulations, kind, seed: 8)));
    }

    [Theory]
    [InlineData(ArrivalKind.Even)]
    [InlineData(ArrivalKind.Poisson)]
    public void The_cursor_and_the_function_agree_and_time_never_goes_back(ArrivalKind kind)
    {
        var schedule = new OpenSchedule(
            [
                Simulation.RampingInject(500, Second, TimeSpan.FromSeconds(4)),
                Simulation.Pause(Second),
                Simulation.Inject(700.5, TimeSpan.FromSeconds(2)),
            ],
            kind,
            seed: 3
        );

        var walked = Walk(schedule);
        Assert.Equal(schedule.Count, walked.Count);
        Assert.Equal(walked.Order(), walked);
        Assert.True(walked[^1] <= schedule.Duration);
        for (var n = 0; n < walked.Count; n += 97)
        {
            Assert.Equal(walked[n], schedule.ArrivalTime(n));
        }
    }

    private static OpenSchedule Even(params LoadSimulation[] simulations) =>
        new(simulations, ArrivalKind.Even, seed: 1);

    private static List<TimeSpan> Walk(OpenSchedule schedule)
    {
        var times = new List<TimeSpan>();
        for (var cursor = schedule.Cursor(); !cursor.AtEnd; cursor.MoveNext())
        {
            times.Add(cursor.Due);
        }

        return times;
    }

    private static double[] Milliseconds(OpenSchedule schedule) => [.. Walk(schedule).Select(t => t.TotalMilliseconds)];
}
