using CapacityLab.Load.Simulations;
using CapacityLab.Load.Tests.Servers;

namespace CapacityLab.Load.Tests.Running;

/// <summary>A load that is ended early has the result of the time until then, on every engine.</summary>
public abstract class EndEarlyTests(EngineKind engine)
{
    [Fact]
    public async Task The_open_model_counts_the_arrivals_that_were_due_until_then()
    {
        var probe = await RunAsync(Simulation.Inject(100.0, TimeSpan.FromMinutes(5)));

        Assert.InRange(probe.Scheduled, 20, 29_000);
        Assert.Equal(probe.Scheduled, probe.Ok);
        Assert.Equal(100, probe.Offered.PerSecond, tolerance: 5);
    }

    [Fact]
    public async Task The_closed_model_waits_for_its_users()
    {
        var probe = await RunAsync(Simulation.KeepConstant(3, TimeSpan.FromMinutes(5)));

        Assert.True(probe.Ok > 3);
        Assert.Equal((0, 0), (probe.InFlightAtEnd, probe.Failed));
    }

    private async Task<Results.Probes.ProbeResult> RunAsync(LoadSimulation simulation)
    {
        await using var server = RawServer.Healthy();
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(0.4));

        var probe = await LoadEngine.RunAsync(
            Loads.On(engine, server.Address, simulation) with
            {
                EndEarly = end.Token,
            }
        );

        Loads.AssertConsistent(probe);
        Assert.InRange(probe.Duration, TimeSpan.FromSeconds(0.3), TimeSpan.FromMinutes(4));
        return probe;
    }
}

public sealed class EpollEndEarlyTests() : EndEarlyTests(EngineKind.Epoll);

public sealed class SocketsEndEarlyTests() : EndEarlyTests(EngineKind.Sockets);

public sealed class HttpClientEndEarlyTests() : EndEarlyTests(EngineKind.HttpClient);
