using CapacityLab.Load.Simulations;

namespace CapacityLab.Load.Tests.Simulations;

public class SimulationTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Impossible_shapes_are_refused_where_they_are_written()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Simulation.Inject(-1, Second, Second));
        Assert.Throws<ArgumentOutOfRangeException>(() => Simulation.Inject(1, TimeSpan.Zero, Second));
        Assert.Throws<ArgumentOutOfRangeException>(() => Simulation.Inject(double.NaN, Second));
        Assert.Throws<ArgumentOutOfRangeException>(() => Simulation.InjectRandom(5, 4, Second, Second));
        Assert.Throws<ArgumentOutOfRangeException>(() => Simulation.KeepConstant(-1, Second));
        Assert.Throws<ArgumentOutOfRangeException>(() => Simulation.IterationsForConstant(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Simulation.Pause(TimeSpan.Zero));
    }

    [Fact]
    public void Warm_up_takes_the_first_stretch_and_the_end_of_a_ramp()
    {
        var cut = WarmUpCut.Of(
            [Simulation.RampingInject(50, Second, Second), Simulation.Inject(50, Second, 10 * Second)],
            TimeSpan.FromSeconds(3)
        );

        Assert.Equal([Simulation.Inject(50, Second, Second), Simulation.Inject(50, Second, 2 * Second)], cut);
    }

    [Fact]
    public async Task All_contradictions_of_a_load_are_reported_together()
    {
        var spec = new LoadSpec
        {
            BaseAddress = new Uri("ftp://127.0.0.1"),
            Scenarios = [],
            Simulations = [Simulation.Inject(1, Second, Second), Simulation.KeepConstant(1, Second)],
            MaxInFlight = 0,
        };

        var wrong = await Assert.ThrowsAsync<ArgumentException>(() => LoadEngine.RunAsync(spec));

        Assert.Contains("http", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("no scenario", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("mixed", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("MaxInFlight", wrong.Message, StringComparison.Ordinal);
    }
}
