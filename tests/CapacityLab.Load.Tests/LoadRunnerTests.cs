using CapacityLab.Load.Tests.Servers;

namespace CapacityLab.Load.Tests;

public class LoadRunnerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Each_scenario_has_its_own_simulations_and_result_and_warm_up_is_not_counted()
    {
        await using var server = RawServer.Healthy();
        var open = Loads
            .Get()
            .WithLoadSimulations(Simulation.Inject(20.0, 0.5 * Second))
            .WithWarmUpDuration(0.2 * Second);
        var closed = Scenario
            .Create("closed", _ => Task.FromResult(Response.Ok()))
            .WithLoadSimulations(Simulation.IterationsForConstant(2, 9))
            .WithoutWarmUp();

        var results = await LoadRunner
            .RegisterScenarios(open, closed)
            .WithBaseAddress(server.Address)
            .WithSeed(3)
            .RunAsync();

        Assert.Equal(["get", "closed"], results.Select(r => r.ScenarioName));
        Assert.Equal([10, 9], results.Select(r => r.Probe.Ok));
        Assert.All(results, r => Loads.AssertConsistent(r.Probe));
        Assert.Equal(14, server.Requests.Count);
    }

    [Fact]
    public async Task A_scenario_without_simulations_is_refused()
    {
        var runner = LoadRunner.RegisterScenarios(Loads.Get()).WithBaseAddress(new Uri("http://127.0.0.1:9"));

        var wrong = await Assert.ThrowsAsync<ArgumentException>(() => runner.RunAsync());

        Assert.Contains("no load simulation", wrong.Message, StringComparison.Ordinal);
    }
}
