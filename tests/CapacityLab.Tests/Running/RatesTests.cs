using CapacityLab.Load;
using CapacityLab.Plans.Tests;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;
using CapacityLab.Running;

namespace CapacityLab.Tests.Running;

/// <summary>Where a rate of requests becomes a schedule of iterations, and back.</summary>
public sealed class RatesTests : IDisposable
{
    private const string Flow = """
        [{ "name": "flow", "steps": [{ "name": "a", "path": "/a" }, { "name": "b", "path": "/b" }, { "name": "c", "path": "/c" }] }]
        """;

    private readonly PlanFolder folder = new();
    private readonly LoadConnections connections = new(TimeSpan.FromSeconds(1));

    public void Dispose()
    {
        connections.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Of_108_requests_a_second_a_flow_of_three_steps_schedules_36_iterations()
    {
        var load = Shape(Flow).Open(new RequestRate(108), TimeSpan.FromSeconds(10), seed: 1);

        Assert.Equal([Simulation.Inject(36.0, TimeSpan.FromSeconds(10))], load.Simulations);
    }

    [Fact]
    public void Connections_are_as_many_as_the_iterations_in_flight() =>
        // 36 a second, of 200 ms each.
        Assert.Equal(8, Shape(Flow).ConnectionsAt(new RequestRate(108)));

    [Fact]
    public void A_probe_that_was_ended_early_states_what_was_asked_in_both()
    {
        var cut = new ProbeResult { OfferedIterations = new(35.4), AchievedIterations = new(30) };

        var stated = Shape(Flow).Stated(cut, new RequestRate(108));

        Assert.Equal((108, 36), (stated.Offered.PerSecond, stated.OfferedIterations.PerSecond));
        Assert.Equal((90, 30), (stated.Achieved.PerSecond, stated.AchievedIterations.PerSecond));
    }

    [Fact]
    public void A_load_in_iterations_is_the_requests_that_they_send()
    {
        var plan = folder.Read(PlanFolder.With(scenarios: Flow, objectives: """{ "iterationsPerSecond": 30 }"""));

        var stated = StatedLoad.Of(plan.Objectives, plan.Mix());

        Assert.Equal(
            (90, 30),
            (stated.RequestsPerSecond!.Value.PerSecond, stated.IterationsPerSecond!.Value.PerSecond)
        );
    }

    private LoadShape Shape(string scenarios)
    {
        var plan = folder.Read(PlanFolder.With(scenarios: scenarios));
        return new LoadShape(plan, plan.Mix(), new Uri("http://127.0.0.1:9"), connections);
    }
}
