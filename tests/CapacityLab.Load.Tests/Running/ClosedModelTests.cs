using System.Net;
using System.Net.Sockets;
using CapacityLab.Load.Simulations;
using CapacityLab.Load.Tests.Servers;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Tests.Running;

/// <summary>What holds of every engine.</summary>
public abstract class ClosedModelTests(EngineKind engine)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Each_user_starts_again_when_it_ends_and_no_more_are_in_flight_than_users()
    {
        var now = 0;
        var most = 0;
        await using var server = new RawServer(async exchange =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref now));
            await Task.Delay(20);
            Interlocked.Decrement(ref now);
            await exchange.OkAsync("");
        });

        var probe = await LoadEngine.RunAsync(Of(server.Address, Simulation.KeepConstant(4, Second)));

        Loads.AssertConsistent(probe);
        Assert.Equal(LoadModel.Closed, probe.Model);
        Assert.Equal((4, 4, 4), (probe.Concurrency, most, (int)probe.Generator.MaxInFlight));
        Assert.InRange(probe.Generator.MeanInFlight, 2, 4);
        Assert.InRange(probe.Ok, 8, 200);
        Assert.Equal(0, probe.Dropped);
        Assert.Equal(TimeSpan.Zero, probe.SendLagMs.Max);
        Assert.Equal(probe.Achieved.PerSecond, probe.Offered.PerSecond, 6);
    }

    [Fact]
    public async Task A_dead_server_is_not_flooded()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");
        taken.Stop();

        var probe = await LoadEngine.RunAsync(Of(address, Simulation.KeepConstant(2, 0.6 * Second)));

        Loads.AssertConsistent(probe);
        // Each user waits 10, 20, 40 … ms between its tries.
        Assert.InRange(probe.Failed, 2, 20);
        Assert.Equal(FailureKinds.ConnectionRefused, Assert.Single(probe.Failures).Key);
    }

    [Fact]
    public async Task Users_share_their_iterations()
    {
        await using var server = RawServer.Healthy();

        var probe = await LoadEngine.RunAsync(
            Of(
                server.Address,
                Simulation.IterationsForConstant(3, 50),
                Simulation.Pause(0.1 * Second),
                Simulation.IterationsForConstant(5, 27)
            )
        );

        Loads.AssertConsistent(probe);
        Assert.Equal((77, 77), (probe.Scheduled, probe.Ok));
        Assert.Equal(5, probe.Concurrency);
    }

    [Fact]
    public async Task Users_join_and_leave_along_a_ramp()
    {
        await using var server = new RawServer(async exchange =>
        {
            await Task.Delay(10);
            await exchange.OkAsync("");
        });

        var probe = await LoadEngine.RunAsync(
            Of(server.Address, Simulation.RampingConstant(6, 0.5 * Second), Simulation.RampingConstant(0, 0.5 * Second))
        );

        Loads.AssertConsistent(probe);
        Assert.InRange(probe.Generator.MaxInFlight, 2, 6);
    }

    [Fact]
    public async Task Users_without_an_answer_are_in_flight_at_the_end()
    {
        await using var server = new RawServer(exchange => exchange.NeverAsync());

        var probe = await LoadEngine.RunAsync(
            Of(server.Address, Simulation.KeepConstant(3, 0.2 * Second)) with
            {
                GracefulStop = 0.2 * Second,
            }
        );

        Loads.AssertConsistent(probe);
        Assert.Equal((3, 3), (probe.Scheduled, probe.InFlightAtEnd));
    }

    [Fact]
    public async Task One_answer_that_hangs_is_waited_for_outside_the_time_that_counts()
    {
        await using var server = new RawServer(async exchange =>
        {
            if (exchange.Number == 0)
            {
                await exchange.NeverAsync();
            }

            await exchange.OkAsync("");
        });

        var probe = await LoadEngine.RunAsync(
            Of(server.Address, Simulation.KeepConstant(3, 0.5 * Second)) with
            {
                GracefulStop = 1.5 * Second,
            }
        );

        Loads.AssertConsistent(probe);
        Assert.Equal(1, probe.InFlightAtEnd);
        Assert.Equal(0.5 * Second, probe.Duration);
        // The other two have at most their last answers after the end.
        Assert.InRange(probe.CompletedInTime, probe.Completed - 2, probe.Completed);
    }

    [Fact]
    public async Task Answers_after_the_loads_end_are_not_in_time()
    {
        await using var server = new RawServer(async exchange =>
        {
            await Task.Delay(400);
            await exchange.OkAsync("");
        });

        var closed = await LoadEngine.RunAsync(Of(server.Address, Simulation.KeepConstant(3, 0.2 * Second)));
        var open = await LoadEngine.RunAsync(Of(server.Address, Simulation.Inject(20.0, 0.3 * Second)));
        var counted = await LoadEngine.RunAsync(Of(server.Address, Simulation.IterationsForConstant(2, 2)));

        Assert.Equal((3, 0), (closed.Completed, closed.CompletedInTime));
        Assert.Equal((6, 0), (open.Completed, open.CompletedInTime));
        Assert.Equal((2, 2), (counted.Completed, counted.CompletedInTime));
    }

    [Fact]
    public async Task Code_that_never_waits_does_not_keep_other_users_from_running()
    {
        var ran = new bool[64];
        var scenario = Scenario.Create(
            "spin",
            context =>
            {
                ran[context.InvocationNumber % ran.Length] = true;
                return Task.FromResult(Response.Ok());
            }
        );

        var probe = await LoadEngine.RunAsync(
            Loads.Of(new Uri("http://127.0.0.1:9"), Simulation.KeepConstant(64, 0.2 * Second)) with
            {
                Scenarios = [scenario],
            }
        );

        Loads.AssertConsistent(probe);
        Assert.All(ran, Assert.True);
        Assert.Equal(probe.Ok, probe.RequestsCompleted);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen; seen = most)
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }

    private LoadSpec Of(Uri address, params LoadSimulation[] simulations) => Loads.On(engine, address, simulations);
}

public sealed class IoUringClosedModelTests() : ClosedModelTests(EngineKind.IoUring);

public sealed class EpollClosedModelTests() : ClosedModelTests(EngineKind.Epoll);

public sealed class SocketsClosedModelTests() : ClosedModelTests(EngineKind.Sockets);

public sealed class HttpClientClosedModelTests() : ClosedModelTests(EngineKind.HttpClient);
