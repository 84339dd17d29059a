using CapacityLab.Load.Simulations;
using CapacityLab.Load.Tests.Servers;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Tests.Running;

/// <summary>What holds of every engine.</summary>
public abstract class OpenModelTests(EngineKind engine)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Every_arrival_of_the_schedule_is_sent_and_counted()
    {
        await using var server = RawServer.Healthy();

        var probe = await LoadEngine.RunAsync(Of(server.Address, Simulation.Inject(200.0, 1.5 * Second)));

        Loads.AssertConsistent(probe);
        Assert.Equal(LoadModel.Open, probe.Model);
        Assert.Equal((300, 300, 0), (probe.Scheduled, probe.Ok, probe.Dropped));
        Assert.Equal(300, server.Requests.Count);
        Assert.Equal(200, probe.Offered.PerSecond, 6);
        Assert.Equal(1.5 * Second, probe.Duration);
        Assert.Equal([200, 100], probe.Intervals.Take(2).Select(i => i.Scheduled));
        Assert.Equal(5 * 300, Assert.Single(probe.Steps).BytesReceived);
        Assert.Equal(
            engine.ToString(),
            probe.Generator.Engine.Replace("_", "", StringComparison.Ordinal),
            ignoreCase: true
        );
    }

    [Fact]
    public async Task Requests_due_while_the_server_is_frozen_are_slow_from_their_intended_start()
    {
        // Frozen from the first request on: those due in that time all wait for its end.
        var freeze = 0.6 * Second;
        var thaw = new TaskCompletionSource();
        await using var server = new RawServer(async exchange =>
        {
            if (exchange.Number == 0)
            {
                await Task.Delay(freeze);
                thaw.SetResult();
            }

            await thaw.Task;
            await exchange.OkAsync("");
        });

        var probe = await LoadEngine.RunAsync(Of(server.Address, Simulation.Inject(100.0, Second)));

        Loads.AssertConsistent(probe);
        Assert.Equal(100, probe.Ok);
        // L(p) = F − (1 − p)·D: 0.6 − 0.25 at the lower quartile from the top.
        Assert.True(probe.ResponseTimeMs.P75 >= 0.3 * Second, $"{probe.ResponseTimeMs}");
        Assert.True(probe.ResponseTimeMs.Max >= 0.55 * Second, $"{probe.ResponseTimeMs}");
    }

    [Fact]
    public async Task Arrivals_are_dropped_and_counted_when_too_many_are_in_flight()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async exchange =>
        {
            await release.Task;
            await exchange.OkAsync("");
        });

        // The first second is reported when it is over, and the schedule with it.
        var probe = await LoadEngine.RunAsync(
            Of(server.Address, Simulation.Inject(100.0, Second)) with
            {
                MaxInFlight = 10,
            },
            new Seen(() => release.TrySetResult())
        );

        Loads.AssertConsistent(probe);
        Assert.Equal((100, 10, 90), (probe.Scheduled, probe.Ok, probe.Dropped));
        Assert.Equal(10, probe.Generator.MaxInFlight);
        Assert.Equal(10, server.Requests.Count);
        Assert.Equal(0.1, probe.SuccessRatio, 6);
    }

    [Fact]
    public async Task What_is_unanswered_after_the_graceful_stop_is_in_flight_at_the_end()
    {
        await using var server = new RawServer(exchange =>
            exchange.Number % 2 == 0 ? exchange.OkAsync("") : exchange.NeverAsync()
        );

        var probe = await LoadEngine.RunAsync(
            Of(server.Address, Simulation.Inject(40.0, 0.5 * Second)) with
            {
                GracefulStop = 0.3 * Second,
            }
        );

        Loads.AssertConsistent(probe);
        Assert.Equal((20, 10, 10), (probe.Scheduled, probe.Ok, probe.InFlightAtEnd));
        await Eventually(() => server.OpenConnections == 0);
    }

    [Fact]
    public async Task A_server_that_fails_freezes_and_kills_connections_breaks_no_sum()
    {
        await using var server = new RawServer(async exchange =>
        {
            switch (exchange.Number % 6)
            {
                case 0:
                    await exchange.StatusAsync(503);
                    break;
                case 1:
                    exchange.Reset();
                    break;
                case 2:
                    exchange.Close();
                    break;
                case 3:
                    await exchange.NeverAsync();
                    break;
                default:
                    await exchange.OkAsync("x");
                    break;
            }
        });

        var probe = await LoadEngine.RunAsync(
            Of(server.Address, Simulation.Inject(150.0, Second)) with
            {
                RequestTimeout = 0.4 * Second,
                MaxInFlight = 30,
                GracefulStop = 0.1 * Second,
                Arrivals = ArrivalKind.Poisson,
            }
        );

        Loads.AssertConsistent(probe);
        Assert.Equal(150, probe.Scheduled);
        Assert.Equal(probe.Failed, probe.Failures.Values.Sum());
        Assert.True(probe.Failures[FailureKinds.Status(503)] > 0);
        Assert.True(probe.Failures[FailureKinds.Timeout] > 0);
    }

    [Fact]
    public async Task Seconds_are_reported_while_the_load_runs()
    {
        await using var server = RawServer.Healthy();
        var seen = new Seen();

        var probe = await LoadEngine.RunAsync(Of(server.Address, Simulation.Inject(50.0, 2.5 * Second)), seen);

        Loads.AssertConsistent(probe);
        Assert.Equal(probe.Intervals, seen.Intervals);
        Assert.Equal(3, probe.Intervals.Count);
        Assert.True(probe.Intervals[2].Length < Second);
    }

    [Fact]
    public async Task A_progress_that_throws_ends_the_load_with_its_reason()
    {
        await using var server = RawServer.Healthy();

        var failed = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            LoadEngine.RunAsync(Of(server.Address, Simulation.Inject(10.0, 30 * Second)), new Throwing())
        );

        Assert.IsType<NotSupportedException>(failed.InnerException);
    }

    [Fact]
    public async Task Cancelling_ends_at_once_and_leaves_nothing_running()
    {
        await using var server = new RawServer(exchange =>
            exchange.Number % 2 == 0 ? exchange.OkAsync("") : exchange.NeverAsync()
        );
        using var cancel = new CancellationTokenSource(0.4 * Second);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            LoadEngine
                .RunAsync(
                    Of(server.Address, Simulation.Inject(100.0, TimeSpan.FromMinutes(5))),
                    cancellation: cancel.Token
                )
                .WaitAsync(10 * Second)
        );

        await Eventually(() => server.OpenConnections == 0);
        var sent = server.Requests.Count;
        await Task.Delay(0.1 * Second);
        Assert.Equal(sent, server.Requests.Count);
    }

    private static async Task Eventually(Func<bool> holds)
    {
        for (var i = 0; i < 200 && !holds(); i++)
        {
            await Task.Delay(25);
        }

        Assert.True(holds());
    }

    private sealed class Seen(Action? then = null) : IProgress<IntervalResult>
    {
        public List<IntervalResult> Intervals { get; } = [];

        public void Report(IntervalResult value)
        {
            Intervals.Add(value);
            then?.Invoke();
        }
    }

    private sealed class Throwing : IProgress<IntervalResult>
    {
        public void Report(IntervalResult value) => throw new NotSupportedException();
    }

    private LoadSpec Of(Uri address, params LoadSimulation[] simulations) => Loads.On(engine, address, simulations);
}

public sealed class IoUringOpenModelTests() : OpenModelTests(EngineKind.IoUring);

public sealed class EpollOpenModelTests() : OpenModelTests(EngineKind.Epoll);

public sealed class SocketsOpenModelTests() : OpenModelTests(EngineKind.Sockets);

public sealed class HttpClientOpenModelTests() : OpenModelTests(EngineKind.HttpClient);
