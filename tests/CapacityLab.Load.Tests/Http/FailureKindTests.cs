using System.Net;
using System.Net.Sockets;
using CapacityLab.Load.Http;
using CapacityLab.Load.Simulations;
using CapacityLab.Load.Tests.Servers;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Tests.Http;

/// <summary>What holds of every engine.</summary>
public abstract class FailureKindTests(EngineKind engine)
{
    [Theory]
    [InlineData(503, "http-503")]
    [InlineData(404, "http-404")]
    [InlineData(500, "http-500")]
    public async Task An_unexpected_status_is_named(int status, string kind)
    {
        await using var server = new RawServer(exchange => exchange.StatusAsync(status, "sorry"));

        Assert.Equal(kind, await KindOf(server.Address));
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_not_followed()
    {
        await using var server = new RawServer(exchange =>
            exchange.SendAsync(
                "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n"
            )
        );

        Assert.Null(await KindOf(server.Address));
        Assert.All(server.Requests, r => Assert.Equal("/", r.Path));
        Assert.All(server.Requests, r => Assert.DoesNotContain("Cookie", r.Head, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_answer_in_time_is_a_timeout()
    {
        await using var server = new RawServer(exchange => exchange.NeverAsync());

        Assert.Equal(FailureKinds.Timeout, await KindOf(server.Address));
    }

    [Fact]
    public async Task An_answer_that_stops_halfway_is_a_timeout_too()
    {
        await using var server = new RawServer(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            await exchange.NeverAsync();
        });

        Assert.Equal(FailureKinds.Timeout, await KindOf(server.Address));
    }

    /// <summary>It comes as fast as it is read, so that there is always more.</summary>
    [Fact]
    public async Task An_answer_that_never_ends_is_a_timeout_and_keeps_nothing_else_from_its_turn()
    {
        var chunks = string.Concat(Enumerable.Repeat("1\r\na\r\n", 100_000));
        await using var server = new RawServer(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true)
            {
                await exchange.SendAsync(chunks);
            }
        });

        Assert.Equal(FailureKinds.Timeout, await KindOf(server.Address).WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Nobody_listening_is_refused()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();

        Assert.Equal(FailureKinds.ConnectionRefused, await KindOf(new Uri($"http://127.0.0.1:{port}")));
    }

    [Fact]
    public async Task A_connection_killed_before_the_answer_is_reset()
    {
        await using var server = new RawServer(exchange =>
        {
            exchange.Reset();
            return Task.CompletedTask;
        });

        Assert.Equal(FailureKinds.ConnectionReset, await KindOf(server.Address));
    }

    [Fact]
    public async Task A_connection_killed_within_a_body_that_ends_with_it_is_reset()
    {
        await using var server = new RawServer(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\n\r\nabc");
            // So that the bytes are taken first: what is heard next is the reset alone.
            await Task.Delay(20);
            exchange.Reset();
        });

        Assert.Equal(FailureKinds.ConnectionReset, await KindOf(server.Address));
    }

    [Fact]
    public async Task A_connection_ended_before_the_answer_is_closed_early()
    {
        await using var server = new RawServer(exchange =>
        {
            exchange.Close();
            return Task.CompletedTask;
        });

        Assert.Equal(FailureKinds.ClosedEarly, await KindOf(server.Address));
    }

    [Fact]
    public async Task A_connection_ended_within_the_body_is_closed_early()
    {
        await using var server = new RawServer(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            exchange.Close();
        });

        Assert.Equal(FailureKinds.ClosedEarly, await KindOf(server.Address));
    }

    [Fact]
    public async Task What_is_not_http_is_an_invalid_response()
    {
        await using var server = new RawServer(exchange => exchange.SendAsync("SSH-2.0-OpenSSH\r\n\r\n"));

        Assert.Equal(FailureKinds.InvalidResponse, await KindOf(server.Address));
    }

    [Fact]
    public async Task A_body_without_the_expected_text_is_a_mismatch()
    {
        await using var server = RawServer.Healthy();
        var step = new HttpStep
        {
            Name = "get",
            Path = "/",
            ExpectBodyContains = "<html",
        };

        Assert.Equal(FailureKinds.BodyMismatch, await KindOf(server.Address, step));
        Assert.Null(await KindOf(server.Address, step with { ExpectBodyContains = "ell" }));
    }

    [Fact]
    public async Task An_answer_without_the_value_to_capture_is_named()
    {
        await using var server = new RawServer(exchange => exchange.OkAsync("{\"id\":1}"));
        var step = new HttpStep
        {
            Name = "get",
            Path = "/",
            Capture = new Dictionary<string, string> { ["x"] = "$.name" },
        };

        Assert.Equal(FailureKinds.CaptureMissing, await KindOf(server.Address, step));
    }

    // These need a machine in a state that a test cannot bring about.
    [Theory]
    [InlineData(SocketError.AddressNotAvailable, FailureKinds.LocalPortsExhausted)]
    [InlineData(SocketError.TooManyOpenSockets, FailureKinds.DescriptorsExhausted)]
    [InlineData(SocketError.HostNotFound, FailureKinds.Dns)]
    [InlineData(SocketError.TryAgain, FailureKinds.Dns)]
    [InlineData(SocketError.NetworkUnreachable, FailureKinds.Unreachable)]
    [InlineData(SocketError.TimedOut, FailureKinds.Timeout)]
    [InlineData(SocketError.NoBufferSpaceAvailable, FailureKinds.Socket)]
    public void The_sockets_own_error_decides(SocketError error, string kind)
    {
        var exception = new HttpRequestException(
            HttpRequestError.ConnectionError,
            "connecting",
            new SocketException((int)error)
        );

        Assert.Equal(kind, FailureClassifier.KindOf(exception));
    }

    [Fact]
    public void Kinds_say_whether_there_was_an_answer_and_whose_limit_it_was()
    {
        Assert.True(FailureKinds.GotResponse(FailureKinds.Status(503)));
        Assert.True(FailureKinds.GotResponse(FailureKinds.BodyMismatch));
        Assert.False(FailureKinds.GotResponse(FailureKinds.Timeout));
        Assert.False(FailureKinds.GotResponse(FailureKinds.ClosedEarly));
        Assert.True(FailureKinds.Of(FailureKinds.LocalPortsExhausted).IsGeneratorLimit);
        Assert.False(FailureKinds.Of(FailureKinds.ConnectionRefused).IsGeneratorLimit);
    }

    private async Task<string?> KindOf(Uri address, HttpStep? step = null)
    {
        var scenario = Scenario.FromHttp(
            new HttpScenario { Name = "s", Steps = [step ?? new HttpStep { Name = "get", Path = "/" }] }
        );
        var probe = await LoadEngine.RunAsync(
            Of(address, Simulation.Inject(20.0, TimeSpan.FromSeconds(0.25))) with
            {
                Scenarios = [scenario],
                RequestTimeout = TimeSpan.FromSeconds(0.5),
            }
        );

        Loads.AssertConsistent(probe);
        Assert.Equal(5, probe.Completed);
        return probe.Failed == 0 ? null : Assert.Single(probe.Failures, f => f.Value == 5).Key;
    }

    private LoadSpec Of(Uri address, params LoadSimulation[] simulations) => Loads.On(engine, address, simulations);
}

public sealed class IoUringFailureKindTests() : FailureKindTests(EngineKind.IoUring);

public sealed class EpollFailureKindTests() : FailureKindTests(EngineKind.Epoll);

public sealed class SocketsFailureKindTests() : FailureKindTests(EngineKind.Sockets);

public sealed class HttpClientFailureKindTests() : FailureKindTests(EngineKind.HttpClient);
