using CapacityLab.Load.Simulations;
using CapacityLab.Load.Tests.Servers;

namespace CapacityLab.Load.Tests.Running;

/// <summary>A load that is ended early has the result of the time until then, on every engine.</summary>
public abstract class EndEarlyTests(EngineKind engine)
{
    // From the first request on, however long the machine takes to get there.
    private static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(0.4);

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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_in_flight_is_waited_for_no_longer_than_asked(bool beforeTheSchedulesEnd)
    {
        using var end = new CancellationTokenSource();
        await using var server = new RawServer(exchange =>
        {
            end.CancelAfter(SoonEnough);
            return exchange.NeverAsync();
        });
        var length = beforeTheSchedulesEnd ? TimeSpan.FromMinutes(5) : TimeSpan.FromSeconds(0.1);

        var running = LoadEngine.RunAsync(
            Loads.On(engine, server.Address, Simulation.KeepConstant(3, length)) with
            {
                EndEarly = end.Token,
                EarlyStop = TimeSpan.FromSeconds(0.2),
                GracefulStop = TimeSpan.FromMinutes(5),
                RequestTimeout = TimeSpan.FromMinutes(5),
            }
        );
        var probe = await running.WaitAsync(TimeSpan.FromMinutes(1));

        Loads.AssertConsistent(probe);
        Assert.Equal((3, 3), (probe.Scheduled, probe.InFlightAtEnd));
    }

    [Fact]
    public async Task No_second_asks_for_arrivals_after_the_end()
    {
        using var end = new CancellationTokenSource();
        await using var server = new RawServer(exchange =>
        {
            end.CancelAfter(SoonEnough);
            return exchange.NeverAsync();
        });

        var probe = await LoadEngine.RunAsync(
            Loads.On(engine, server.Address, Simulation.Inject(100.0, TimeSpan.FromMinutes(5))) with
            {
                EndEarly = end.Token,
                EarlyStop = TimeSpan.FromSeconds(2.5),
                RequestTimeout = TimeSpan.FromMinutes(5),
            }
        );

        Loads.AssertConsistent(probe);
        Assert.True(probe.Intervals.Count > 2, $"{probe.Intervals.Count}");
        Assert.All(
            probe.Intervals,
            interval =>
                Assert.InRange(
                    (double)interval.Scheduled,
                    0,
                    (100 * Math.Max(0, (probe.Duration - interval.At).TotalSeconds)) + 1
                )
        );
    }

    private async Task<Results.Probes.ProbeResult> RunAsync(LoadSimulation simulation)
    {
        using var end = new CancellationTokenSource();
        await using var server = new RawServer(exchange =>
        {
            if (exchange.Number == 0)
            {
                end.CancelAfter(SoonEnough);
            }

            return exchange.OkAsync("hello");
        });

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

public sealed class IoUringEndEarlyTests() : EndEarlyTests(EngineKind.IoUring);

public sealed class EpollEndEarlyTests() : EndEarlyTests(EngineKind.Epoll);

public sealed class SocketsEndEarlyTests() : EndEarlyTests(EngineKind.Sockets);

public sealed class HttpClientEndEarlyTests() : EndEarlyTests(EngineKind.HttpClient);
