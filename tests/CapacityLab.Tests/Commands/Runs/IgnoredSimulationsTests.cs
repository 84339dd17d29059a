using CapacityLab.Commands.Runs;
using CapacityLab.Load;

namespace CapacityLab.Tests.Commands.Runs;

public class IgnoredSimulationsTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_scenario_without_a_load_of_its_own_is_taken() => Assert.Empty(IgnoredSimulations.Messages([Plain]));

    [Fact]
    public void Simulations_that_the_search_would_drop_are_refused() =>
        Assert.Equal(
            "scenario browse: found load simulations; allowed: none here, since the plan's search decides what is sent. Remove it, or use LoadRunner for a fixed load.",
            Assert.Single(
                IgnoredSimulations.Messages([Plain, Plain.WithLoadSimulations(Simulation.Inject(10.0, Minute))])
            )
        );

    [Fact]
    public void A_warm_up_that_the_lab_would_drop_is_refused() =>
        Assert.Contains(
            "found a warm-up;",
            Assert.Single(IgnoredSimulations.Messages([Plain.WithWarmUpDuration(Minute)])),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task The_lab_ends_with_2_before_anything_starts() =>
        Assert.Equal(2, await Lab.RunAsync(["validate"], [Plain.WithWarmUpDuration(Minute)]));

    private static Scenario Plain =>
        Scenario.Create("browse", _ => throw new InvalidOperationException("Nothing is to be sent."));
}
