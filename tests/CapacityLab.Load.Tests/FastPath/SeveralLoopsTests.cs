using CapacityLab.Load.Http;
using CapacityLab.Load.Tests.Servers;

namespace CapacityLab.Load.Tests.FastPath;

public sealed class SeveralLoopsTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task The_loops_share_the_schedule_and_send_what_one_would_send(int threads)
    {
        await using var server = RawServer.Healthy();
        var numbered = new HttpScenario
        {
            Name = "numbered",
            Feeds = new Dictionary<string, Feed> { ["n"] = new Feed.Range(0, 1_000, FeedOrder.Sequence) },
            Steps = [new HttpStep { Name = "get", Path = "/n/{{n}}" }],
        };

        var probe = await LoadEngine.RunAsync(
            Loads.Of(server.Address, Simulation.Inject(200.0, 1.5 * Second)) with
            {
                Scenarios = [Scenario.FromHttp(numbered), Loads.Get("/plain")],
                Threads = threads,
                Arrivals = ArrivalKind.Poisson,
            }
        );

        Loads.AssertConsistent(probe);
        Assert.Equal((300, 300), (probe.Scheduled, probe.Ok));
        var numbers = server
            .Requests.Where(r => r.Path != "/plain")
            .Select(r => int.Parse(r.Path[3..]))
            .Order()
            .ToArray();
        Assert.Equal(Enumerable.Range(0, numbers.Length), numbers);
        Assert.Equal(300 - numbers.Length, server.Requests.Count(r => r.Path == "/plain"));
    }

    [Fact]
    public async Task Users_on_different_loops_never_send_the_same_number()
    {
        await using var server = RawServer.Healthy();
        var numbered = new HttpScenario
        {
            Name = "numbered",
            Feeds = new Dictionary<string, Feed>
            {
                ["n"] = new Feed.Range(0, 1_000_000, FeedOrder.Sequence),
                ["key"] = new Feed.Uuid(),
            },
            Steps = [new HttpStep { Name = "get", Path = "/{{n}}/{{key}}" }],
        };

        var probe = await LoadEngine.RunAsync(
            Loads.Of(server.Address, Simulation.KeepConstant(4, 0.3 * Second)) with
            {
                Scenarios = [Scenario.FromHttp(numbered)],
                Threads = 2,
            }
        );

        string[][] sent = [.. server.Requests.Select(r => r.Path.Split('/'))];
        Assert.True(sent.Length > 8 && sent.Length == probe.Ok, $"{sent.Length} {probe.Ok}");
        Assert.Equal(sent.Length, sent.DistinctBy(parts => parts[1]).Count());
        Assert.Equal(sent.Length, sent.DistinctBy(parts => parts[2]).Count());
    }

    [Fact]
    public async Task The_loops_share_the_users_and_what_may_be_in_flight()
    {
        await using var slow = new RawServer(async exchange =>
        {
            await Task.Delay(300);
            await exchange.OkAsync("late");
        });

        var closed = await LoadEngine.RunAsync(
            Loads.Of(slow.Address, Simulation.KeepConstant(7, 0.2 * Second)) with
            {
                Threads = 3,
            }
        );
        var open = await LoadEngine.RunAsync(
            Loads.Of(slow.Address, Simulation.Inject(200.0, 0.2 * Second)) with
            {
                Threads = 3,
                MaxInFlight = 7,
            }
        );

        Assert.Equal((7, 7), (closed.Scheduled, closed.Ok));
        Assert.Equal((40, 7, 33), (open.Scheduled, open.Ok, open.Dropped));
        Loads.AssertConsistent(open);
    }

    [Fact]
    public async Task A_number_of_threads_that_cannot_be_is_refused()
    {
        var load = Loads.Of(new Uri("http://127.0.0.1:9"), Simulation.Inject(1.0, Second));

        await Assert.ThrowsAsync<ArgumentException>(() => LoadEngine.RunAsync(load with { Threads = -1 }));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            LoadEngine.RunAsync(load with { BaseAddress = new Uri("https://127.0.0.1:9"), Engine = EngineKind.Sockets })
        );
    }

    [Fact]
    public async Task The_closed_model_by_itself_goes_over_the_ring_where_there_is_one_and_the_open_model_over_epoll()
    {
        Assert.SkipUnless(LoadEngine.Has(EngineKind.Epoll), "epoll is Linux's");
        await using var server = RawServer.Healthy();

        var closed = await LoadEngine.RunAsync(Loads.Of(server.Address, Simulation.KeepConstant(2, 0.2 * Second)));
        var open = await LoadEngine.RunAsync(Loads.Of(server.Address, Simulation.Inject(50.0, 0.2 * Second)));
        using var closedOnly = new LoadConnections(Second) { ClosedOnly = true };
        using var either = new LoadConnections(Second);
        var load = Loads.Of(server.Address, Simulation.KeepConstant(2, 0.2 * Second));
        var kept = await LoadEngine.RunAsync(load with { Connections = closedOnly });
        var shared = await LoadEngine.RunAsync(load with { Connections = either });

        Assert.Equal(LoadEngine.Has(EngineKind.IoUring) ? "io_uring" : "epoll", closed.Generator.Engine);
        Assert.Equal(closed.Generator.Engine, kept.Generator.Engine);
        Assert.Equal(("epoll", "epoll"), (open.Generator.Engine, shared.Generator.Engine));
    }
}
