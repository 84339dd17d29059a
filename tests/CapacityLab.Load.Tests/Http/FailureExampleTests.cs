using CapacityLab.Load.Tests.Servers;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.Tests.Http;

/// <summary>The first failure of each step and kind, on every engine.</summary>
public abstract class FailureExampleTests(EngineKind engine)
{
    [Fact]
    public async Task A_failure_shows_what_was_asked_and_what_came()
    {
        await using var server = new RawServer(exchange =>
            exchange.StatusAsync(exchange.Number % 2 == 0 ? 404 : 503, $"\r\nno \u001b[2J{exchange.Path}\u202e\nmore")
        );

        var probe = await LoadEngine.RunAsync(
            Loads.On(engine, server.Address, Simulation.Inject(50.0, TimeSpan.FromSeconds(0.4))) with
            {
                Scenarios = [Loads.Get("/a?token=x")],
                HideSecrets = text => text.Replace("token=x", "token=***", StringComparison.Ordinal),
            }
        );

        Loads.AssertConsistent(probe);
        Assert.Equal(["http-404", "http-503"], probe.FailureExamples.Select(e => e.Kind).Order());
        var missing = probe.FailureExamples.Single(e => e.Kind == "http-404");
        Assert.Equal(("get", "get", 404), (missing.Scenario, missing.Step, missing.Status));
        Assert.Equal(probe.Failures["http-404"], missing.Count);
        Assert.Equal($"GET {server.Address}a?token=***", missing.Request);
        Assert.Equal(@"no \u001b[2J/a?token=***\u202e", missing.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(700)]
    public async Task A_body_in_pieces_or_chunks_shows_its_beginning(int repeats)
    {
        await using var server = new RawServer(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 500 x\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (var i = 0; i < repeats; i++)
            {
                await exchange.SendAsync("4\r\nnope\r\n");
            }

            await exchange.SendAsync("0\r\n\r\n");
        });

        var probe = await LoadEngine.RunAsync(
            Loads.On(engine, server.Address, Simulation.Inject(10.0, TimeSpan.FromSeconds(0.3)))
        );

        var example = Assert.Single(probe.FailureExamples);
        Assert.Equal(string.Concat(Enumerable.Repeat("nope", Math.Min(repeats, 50))), example.Message);
        Assert.Equal(probe.Failed, example.Count);
    }

    [Fact]
    public async Task What_nobody_answers_has_neither_status_nor_message()
    {
        await using var server = new RawServer(exchange => exchange.NeverAsync());

        var probe = await LoadEngine.RunAsync(
            Loads.On(engine, server.Address, Simulation.Inject(10.0, TimeSpan.FromSeconds(0.3))) with
            {
                RequestTimeout = TimeSpan.FromSeconds(0.1),
            }
        );

        var example = Assert.Single(probe.FailureExamples);
        Assert.Equal((FailureKinds.Timeout, null, ""), (example.Kind, example.Status, example.Message));
        Assert.Equal($"GET {server.Address}", example.Request);
    }

    [Fact]
    public async Task A_load_of_successes_has_no_example()
    {
        await using var server = RawServer.Healthy();

        var probe = await LoadEngine.RunAsync(
            Loads.On(engine, server.Address, Simulation.Inject(20.0, TimeSpan.FromSeconds(0.3)))
        );

        Assert.Empty(probe.FailureExamples);
    }
}

public sealed class IoUringFailureExampleTests() : FailureExampleTests(EngineKind.IoUring);

public sealed class EpollFailureExampleTests() : FailureExampleTests(EngineKind.Epoll);

public sealed class SocketsFailureExampleTests() : FailureExampleTests(EngineKind.Sockets);

public sealed class HttpClientFailureExampleTests() : FailureExampleTests(EngineKind.HttpClient);

public class CodeFailureExampleTests
{
    [Fact]
    public async Task An_exception_of_a_scenario_keeps_type_and_message()
    {
        var scenario = Scenario.Create("code", _ => throw new InvalidOperationException("no such\ncart"));

        var probe = await LoadEngine.RunAsync(
            Loads.Of(new Uri("http://127.0.0.1:9"), Simulation.Inject(20.0, TimeSpan.FromSeconds(0.3))) with
            {
                Scenarios = [scenario],
            }
        );

        var example = Assert.Single(probe.FailureExamples);
        Assert.Equal(("code", FailureKinds.Exception), (example.Scenario, example.Kind));
        Assert.Equal(@"InvalidOperationException: no such\u000acart", example.Message);
        Assert.Equal(probe.Failed, example.Count);
    }
}
