using CapacityLab.Load.Http;
using CapacityLab.Load.Simulations;
using CapacityLab.Load.Tests.Servers;

namespace CapacityLab.Load.Tests.Running;

/// <summary>Rates of a result are requests, as the service sees them; iterations stand beside them.</summary>
public class SeveralRequestsTests
{
    private static readonly LoadSimulation Load = Simulation.Inject(20.0, TimeSpan.FromSeconds(1));

    [Theory]
    [InlineData(EngineKind.Sockets)]
    [InlineData(EngineKind.HttpClient)]
    public async Task Three_steps_are_three_requests_an_iteration(EngineKind engine)
    {
        await using var server = RawServer.Healthy();

        var probe = await LoadEngine.RunAsync(
            Loads.On(engine, server.Address, Load) with
            {
                Scenarios = [Steps("a", "b", "c")],
            }
        );

        Assert.Equal((20, 60, 60), (probe.Ok, probe.RequestsCompleted, server.Requests.Count));
        Assert.Equal(3, probe.RequestsPerIteration);
        Assert.Equal((20, 60), (probe.OfferedIterations.PerSecond, probe.Offered.PerSecond));
        Assert.Equal(3 * probe.AchievedIterations.PerSecond, probe.Achieved.PerSecond, 9);
        Assert.Equal((20, 60), (probe.ResponseTimeMs.Count, probe.RequestTimeMs.Count));
        Assert.Equal(probe.Steps.Max(step => step.ResponseTimeMs.Max), probe.RequestTimeMs.Max);
    }

    [Fact]
    public async Task One_step_is_the_same_in_both()
    {
        await using var server = RawServer.Healthy();

        var probe = await LoadEngine.RunAsync(Loads.Of(server.Address, Load));

        Assert.Equal(1, probe.RequestsPerIteration);
        Assert.Equal((20, 20), (probe.OfferedIterations.PerSecond, probe.Offered.PerSecond));
        Assert.Equal(probe.ResponseTimeMs.P99, probe.RequestTimeMs.P99);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(0, 1)]
    public async Task What_code_sends_is_measured_and_without_steps_it_is_one(int steps, double expected)
    {
        var code = Scenario.Create(
            "code",
            async context =>
            {
                for (int step = 0; step < steps; step++)
                {
                    await Step.Run($"step {step}", context, () => Task.FromResult(Response.Ok()));
                }

                return Response.Ok();
            }
        );

        var probe = await LoadEngine.RunAsync(
            Loads.Of(new Uri("http://127.0.0.1:9"), Load) with
            {
                Scenarios = [code],
            }
        );

        Assert.Equal(expected, probe.RequestsPerIteration);
        Assert.Equal((20, 20 * expected), (probe.OfferedIterations.PerSecond, probe.Offered.PerSecond));
        Assert.Equal(20 * (long)expected, probe.RequestTimeMs.Count);
    }

    [Fact]
    public void Steps_of_a_mix_count_by_weight() =>
        Assert.Equal(
            1.5,
            RequestsPerIteration.Of([Steps("a").WithWeight(3), Steps("a", "b", "c").WithWeight(1)])!.Value,
            9
        );

    private static Scenario Steps(params string[] names) =>
        Scenario.FromHttp(
            new HttpScenario
            {
                Name = "flow " + names.Length,
                Steps = [.. names.Select(name => new HttpStep { Name = name, Path = "/" + name })],
            }
        );
}
