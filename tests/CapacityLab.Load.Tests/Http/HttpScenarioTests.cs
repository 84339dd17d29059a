using CapacityLab.Load.Http;
using CapacityLab.Load.Simulations;
using CapacityLab.Load.Tests.Servers;

namespace CapacityLab.Load.Tests.Http;

/// <summary>What holds of every engine.</summary>
public abstract class HttpScenarioTests(EngineKind engine)
{
    [Fact]
    public async Task Captured_values_and_feeds_fill_later_requests()
    {
        await using var server = new RawServer(exchange =>
            exchange.Path == "/orders" ? exchange.StatusAsync(201, "{\"order\":{\"id\":77}}") : exchange.OkAsync("paid")
        );
        var scenario = new HttpScenario
        {
            Name = "order",
            Feeds = new Dictionary<string, Feed>
            {
                ["product"] = new Feed.Range(1, 3, FeedOrder.Sequence),
                ["key"] = new Feed.Uuid(),
            },
            Steps =
            [
                new HttpStep
                {
                    Name = "place",
                    Method = "POST",
                    Path = "/orders",
                    Headers = new Dictionary<string, string> { ["Idempotency-Key"] = "{{key}}" },
                    Body = "{\"productId\":{{product}}}",
                    ExpectStatus = [201],
                    Capture = new Dictionary<string, string> { ["id"] = "$.order.id" },
                },
                new HttpStep
                {
                    Name = "pay",
                    Path = "/pay/{{id}}?p={{product}}",
                    ExpectBodyContains = "paid",
                },
            ],
        };

        var probe = await LoadEngine.RunAsync(
            Of(server.Address, Simulation.Inject(10.0, TimeSpan.FromSeconds(0.4))) with
            {
                Scenarios = [Scenario.FromHttp(scenario)],
            }
        );

        Loads.AssertConsistent(probe);
        Assert.Equal((4, 8), (probe.Ok, probe.RequestsCompleted));
        Assert.Equal(["place", "pay"], probe.Steps.Select(s => s.Name));
        var placed = server.Requests.Where(r => r.Path == "/orders").ToArray();
        Assert.Equal(
            ["{\"productId\":1}", "{\"productId\":2}", "{\"productId\":3}", "{\"productId\":1}"],
            placed.Select(r => r.Body)
        );
        Assert.All(placed, r => Assert.Contains("Content-Type: application/json", r.Head, StringComparison.Ordinal));
        Assert.All(placed, r => Assert.Matches("Idempotency-Key: [0-9a-f-]{36}", r.Head));
        Assert.Contains("/pay/77?p=3", server.Requests.Select(r => r.Path));
    }

    [Fact]
    public async Task A_failed_step_ends_the_iteration()
    {
        await using var server = new RawServer(exchange => exchange.StatusAsync(exchange.Path == "/a" ? 500 : 200));
        var scenario = new HttpScenario
        {
            Name = "two",
            Steps = [new HttpStep { Name = "a", Path = "/a" }, new HttpStep { Name = "b", Path = "/b" }],
        };

        var probe = await LoadEngine.RunAsync(
            Of(server.Address, Simulation.Inject(10.0, TimeSpan.FromSeconds(0.3))) with
            {
                Scenarios = [Scenario.FromHttp(scenario)],
            }
        );

        Loads.AssertConsistent(probe);
        Assert.Equal((3, 3), (probe.Failed, probe.RequestsCompleted));
        Assert.Equal("a", Assert.Single(probe.Steps).Name);
    }

    [Fact]
    public async Task A_large_body_is_read_to_its_end_and_searched()
    {
        var body = new string('x', 200_000) + "needle";
        await using var server = new RawServer(exchange => exchange.OkAsync(body));
        var step = new HttpStep
        {
            Name = "get",
            Path = "/",
            ExpectBodyContains = "needle",
        };

        var probe = await LoadEngine.RunAsync(
            Of(server.Address, Simulation.Inject(10.0, TimeSpan.FromSeconds(0.3))) with
            {
                Scenarios = [Scenario.FromHttp(new HttpScenario { Name = "s", Steps = [step] })],
            }
        );

        Assert.Equal((3, 3L * body.Length), (probe.Ok, probe.Steps[0].BytesReceived));
    }

    [Fact]
    public async Task A_body_of_bytes_is_sent_as_it_is()
    {
        await using var server = RawServer.Healthy();
        // Neither UTF-8 nor free of what would be a slot in a text.
        byte[] bytes = [0xFF, 0xFE, 0x00, .. "{{id}}\r\n"u8, 0x80];
        var step = new HttpStep
        {
            Name = "s",
            Path = "/",
            Method = "POST",
            BodyBytes = bytes,
        };

        await RunOnceAsync(server, step);

        Assert.Equal(bytes, Assert.Single(server.Requests).Body.Select(c => (byte)c));
    }

    [Fact]
    public async Task Headers_of_one_name_are_all_sent_in_their_order()
    {
        await using var server = RawServer.Healthy();
        var step = new HttpStep
        {
            Name = "s",
            Path = "/",
            Headers = [new("X-A", "1"), new("X-B", "2"), new("x-a", "3")],
        };

        await RunOnceAsync(server, step);

        // One line for each or a list in one: the same to who reads them (RFC 9110, 5.3).
        Assert.Matches("(?i)X-A: 1(, 3\r\nX-B: 2|\r\nX-B: 2\r\nx-a: 3)", Assert.Single(server.Requests).Head);
    }

    [Fact]
    public async Task A_path_in_the_address_of_the_target_goes_before_every_path()
    {
        await using var server = RawServer.Healthy();

        await LoadEngine.RunAsync(
            Of(new Uri(server.Address, "/shop/"), Simulation.Inject(10.0, TimeSpan.FromSeconds(0.1)))
        );

        Assert.Equal("/shop/", Assert.Single(server.Requests).Path);
    }

    [Fact]
    public async Task The_same_seed_sends_the_same_mix_with_the_same_values()
    {
        async Task<string[]> Sent(int seed)
        {
            await using var server = RawServer.Healthy();
            await LoadEngine.RunAsync(
                Of(server.Address, Simulation.Inject(200.0, TimeSpan.FromSeconds(0.5))) with
                {
                    Scenarios = [WithNumber("a"), WithNumber("b").WithWeight(3)],
                    Seed = seed,
                }
            );
            return [.. server.Requests.Select(r => r.Path).Order(StringComparer.Ordinal)];
        }

        var first = await Sent(1);

        Assert.Equal(first, await Sent(1));
        Assert.NotEqual(first, await Sent(2));
    }

    private static Scenario WithNumber(string name) =>
        Scenario.FromHttp(
            new HttpScenario
            {
                Name = name,
                Feeds = new Dictionary<string, Feed> { ["n"] = new Feed.Range(1, 1_000_000) },
                Steps = [new HttpStep { Name = "get", Path = $"/{name}/{{{{n}}}}" }],
            }
        );

    private Task<CapacityLab.Results.Probes.ProbeResult> RunOnceAsync(RawServer server, HttpStep step) =>
        LoadEngine.RunAsync(
            Of(server.Address, Simulation.IterationsForConstant(1, 1)) with
            {
                Scenarios = [Scenario.FromHttp(new HttpScenario { Name = "s", Steps = [step] })],
            }
        );

    private LoadSpec Of(Uri address, params LoadSimulation[] simulations) => Loads.On(engine, address, simulations);
}

public sealed class IoUringHttpScenarioTests() : HttpScenarioTests(EngineKind.IoUring);

public sealed class EpollHttpScenarioTests() : HttpScenarioTests(EngineKind.Epoll);

public sealed class SocketsHttpScenarioTests() : HttpScenarioTests(EngineKind.Sockets);

public sealed class HttpClientHttpScenarioTests() : HttpScenarioTests(EngineKind.HttpClient);
