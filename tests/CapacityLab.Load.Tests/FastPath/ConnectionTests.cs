using CapacityLab.Load.Http;
using CapacityLab.Load.Simulations;
using CapacityLab.Load.Tests.Servers;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Tests.FastPath;

/// <summary>How connections are opened, kept and given up, the same on every network.</summary>
public abstract class ConnectionTests(EngineKind engine)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_connection_is_used_again_and_opened_anew_where_the_server_closes_it()
    {
        await using var server = new RawServer(exchange =>
            exchange.SendAsync("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok")
        );

        var probe = await LoadEngine.RunAsync(Of(server.Address, Simulation.KeepConstant(2, 0.3 * Second)));

        Loads.AssertConsistent(probe);
        Assert.True(probe.Ok > 10 && probe.Failed == 0, $"{probe.Ok} {string.Join(' ', probe.Failures)}");
    }

    [Fact]
    public async Task An_answer_that_ends_with_its_connection_is_whole()
    {
        await using var server = new RawServer(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\n\r\nall of it");
            exchange.Close();
        });

        var probe = await LoadEngine.RunAsync(Of(server.Address, Simulation.Inject(20.0, 0.5 * Second)));

        Assert.Equal((10, 90L), (probe.Ok, probe.Steps[0].BytesReceived));
    }

    [Fact]
    public async Task A_connection_with_bytes_that_nobody_asked_for_is_not_used_again()
    {
        var connections = 0;
        await using var server = new RawServer(exchange =>
        {
            Interlocked.Increment(ref connections);
            return exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 500 No\r\n\r\n");
        });

        var probe = await LoadEngine.RunAsync(Of(server.Address, Simulation.Inject(20.0, 0.5 * Second)));

        Assert.Equal((10, 0), (probe.Ok, probe.Failed));
    }

    [Fact]
    public async Task What_stood_behind_the_answer_before_is_not_taken_for_the_next_answer()
    {
        var served = new System.Collections.Concurrent.ConcurrentDictionary<object, bool>();
        await using var server = new RawServer(exchange =>
            exchange.SendAsync(
                $"{(served.TryAdd(exchange.Connection, true) ? "" : "left over")}HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
            )
        );

        var probe = await LoadEngine.RunAsync(Of(server.Address, Simulation.Inject(20.0, 0.5 * Second)));

        Loads.AssertConsistent(probe);
        Assert.Equal((10, 0), (probe.Ok, probe.Failed));
        Assert.True(probe.Resent > 0);
    }

    [Fact]
    public async Task The_next_load_finds_the_connections_of_the_one_before()
    {
        await using var server = RawServer.Healthy();
        using var connections = new LoadConnections(Second);
        var load = Of(server.Address, Simulation.KeepConstant(5, 0.2 * Second)) with { Connections = connections };

        await LoadEngine.RunAsync(load);
        var before = server.OpenConnections;
        var probe = await LoadEngine.RunAsync(load);

        Assert.Equal((5, 5), (before, server.OpenConnections));
        Assert.True(probe.Ok > 5);
    }

    [Fact]
    public async Task A_kept_connection_that_the_server_closed_meanwhile_costs_no_request()
    {
        await using var server = RawServer.Healthy();
        using var connections = new LoadConnections(Second);
        var load = Of(server.Address, Simulation.IterationsForConstant(4, 40)) with { Connections = connections };
        await LoadEngine.RunAsync(load);

        server.CloseAll();
        var probe = await LoadEngine.RunAsync(load);

        Assert.Equal((40, 0), (probe.Ok, probe.Failed));
    }

    [Theory]
    [InlineData("GET", null, 20, 0)]
    [InlineData("PUT", null, 20, 0)]
    [InlineData("POST", "Idempotency-Key", 20, 0)]
    [InlineData("POST", null, 10, 10)]
    public async Task A_request_that_meets_the_end_of_its_kept_connection_is_sent_again_where_that_does_no_harm(
        string method,
        string? header,
        int ok,
        int failed
    )
    {
        await using var server = ClosingAtEverySecondRequest();
        var step = new HttpStep
        {
            Name = "s",
            Path = "/",
            Method = method,
            Headers = header is null ? [] : [new(header, "k")],
        };

        var probe = await LoadEngine.RunAsync(
            Of(server.Address, Simulation.IterationsForConstant(1, 20)) with
            {
                Scenarios = [Scenario.FromHttp(new HttpScenario { Name = "s", Steps = [step] })],
            }
        );

        Loads.AssertConsistent(probe);
        Assert.Equal((ok, failed), (probe.Ok, probe.Failed));
        Assert.Equal(failed > 0 ? 0 : 19, probe.Resent);
        Assert.Equal(failed > 0 ? 20 : 39, server.Requests.Count);
    }

    [Fact]
    public async Task A_request_is_sent_again_once_and_no_more()
    {
        var first = true;
        await using var server = new RawServer(exchange =>
        {
            (var answers, first) = (first, false);
            if (answers)
            {
                return exchange.OkAsync("hello");
            }

            exchange.Reset();
            return Task.CompletedTask;
        });

        var probe = await LoadEngine.RunAsync(Of(server.Address, Simulation.IterationsForConstant(1, 2)));

        Assert.Equal((1, 1, 1L), (probe.Ok, probe.Failed, probe.Resent));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_name_that_is_not_known_fails_as_dns()
    {
        var probe = await LoadEngine.RunAsync(
            Of(new Uri("http://no-such-host.invalid"), Simulation.Inject(20.0, 0.2 * Second))
        );

        Assert.Equal((FailureKinds.Dns, 4), (Assert.Single(probe.Failures).Key, probe.Failed));
    }

    [Fact]
    public async Task A_name_with_several_addresses_finds_the_one_that_listens()
    {
        await using var server = RawServer.Healthy();

        var probe = await LoadEngine.RunAsync(
            Of(new Uri($"http://localhost:{server.Address.Port}"), Simulation.Inject(20.0, 0.5 * Second))
        );

        Assert.Equal((10, 0), (probe.Ok, probe.Failed));
    }

    [Fact]
    public async Task A_request_larger_than_the_sockets_buffer_arrives_whole()
    {
        var body = string.Concat(Enumerable.Range(0, 600_000).Select(i => (char)('a' + (i % 26))));
        await using var server = new RawServer(exchange => exchange.OkAsync("hello"), receiveBuffer: 16 * 1024);
        var scenario = new HttpScenario
        {
            Name = "large",
            Feeds = new Dictionary<string, Feed> { ["all"] = new Feed.Values([body]) },
            Steps =
            [
                new HttpStep
                {
                    Name = "post",
                    Method = "POST",
                    Path = "/",
                    Body = "{{all}}{{all}}{{all}}{{all}}{{all}}",
                },
            ],
        };

        var probe = await LoadEngine.RunAsync(
            Of(server.Address, Simulation.Inject(10.0, 0.3 * Second)) with
            {
                Scenarios = [Scenario.FromHttp(scenario)],
            }
        );

        Assert.Equal((3, 0), (probe.Ok, probe.Failed));
        Assert.All(server.Requests, r => Assert.Equal(5 * body.Length, r.Body.Length));
        Assert.All(server.Requests, r => Assert.StartsWith(body, r.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_interim_answer_is_passed_over()
    {
        await using var server = new RawServer(exchange =>
            exchange.SendAsync("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        );

        var probe = await LoadEngine.RunAsync(Of(server.Address, Simulation.Inject(20.0, 0.5 * Second)));

        Assert.Equal(10, probe.Ok);
    }

    // As a server that ends an idle connection in the very moment in which the next request is on its way.
    private static RawServer ClosingAtEverySecondRequest()
    {
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<object, bool>();
        return new RawServer(exchange =>
        {
            if (seen.TryAdd(exchange.Connection, true))
            {
                return exchange.OkAsync("hello");
            }

            exchange.Close();
            return Task.CompletedTask;
        });
    }

    private LoadSpec Of(Uri address, params LoadSimulation[] simulations) => Loads.On(engine, address, simulations);
}

public sealed class IoUringConnectionTests() : ConnectionTests(EngineKind.IoUring);

public sealed class EpollConnectionTests() : ConnectionTests(EngineKind.Epoll);

public sealed class SocketsConnectionTests() : ConnectionTests(EngineKind.Sockets);
