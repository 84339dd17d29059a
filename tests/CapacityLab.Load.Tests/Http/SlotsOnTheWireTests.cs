using System.Text;
using CapacityLab.Load.Http;
using CapacityLab.Load.Tests.Servers;

namespace CapacityLab.Load.Tests.Http;

/// <summary>What holds of every engine: the same bytes.</summary>
public abstract class SlotsOnTheWireTests(EngineKind engine)
{
    [Fact]
    public async Task Values_are_data_wherever_they_are_filled_in()
    {
        await using var server = new RawServer(exchange =>
            exchange.Path == "/first"
                ? exchange.OkAsync("""{"id":7,"name":"C#","next":"/next?a=b"}""")
                : exchange.OkAsync("")
        );
        var scenario = new HttpScenario
        {
            Name = "s",
            Feeds = new Dictionary<string, Feed>
            {
                ["who"] = new Feed.Values(["O'Neil, \"Bob\" ü&#%"]),
                ["n"] = new Feed.Range(3, 3),
                ["list"] = new Feed.Values([new FeedItem("true", IsJson: true)]),
            },
            Steps =
            [
                new HttpStep
                {
                    Name = "first",
                    Path = "/first",
                    Capture = new Dictionary<string, string>
                    {
                        ["id"] = "$.id",
                        ["name"] = "$.name",
                        ["next"] = "$.next",
                    },
                },
                new HttpStep
                {
                    Name = "post",
                    Method = "POST",
                    Path = "/p/{{name}}?q={{who}}",
                    Headers = [new("X-Who", "{{who}}")],
                    Body = """{"who":"{{who}}","n":"{{n}}","id":"{{id}}","name":"{{name}}","b":"{{list}}"}""",
                    BodyIsJson = true,
                },
                new HttpStep { Name = "next", Path = "{{next}}" },
            ],
        };

        var probe = await LoadEngine.RunAsync(
            Loads.On(engine, server.Address, Simulation.IterationsForConstant(1, 1)) with
            {
                Scenarios = [Scenario.FromHttp(scenario)],
            }
        );

        Assert.Equal((1, 0), (probe.Ok, probe.Failed));
        Assert.Equal(
            ["/first", "/p/C%23?q=O%27Neil%2C%20%22Bob%22%20%C3%BC%26%23%25", "/next?a=b"],
            server.Requests.Select(r => r.Path)
        );
        var posted = server.Requests.ElementAt(1);
        Assert.Equal("""{"who":"O'Neil, \"Bob\" ü&#%","n":3,"id":7,"name":"C#","b":true}""", AsUtf8(posted.Body));
        Assert.Contains("X-Who: O'Neil, \"Bob\" ü&#%", AsUtf8(posted.Head), StringComparison.Ordinal);
    }

    // The server keeps a character for each byte.
    private static string AsUtf8(string bytes) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(bytes));
}

public sealed class IoUringSlotsOnTheWireTests() : SlotsOnTheWireTests(EngineKind.IoUring);

public sealed class EpollSlotsOnTheWireTests() : SlotsOnTheWireTests(EngineKind.Epoll);

public sealed class SocketsSlotsOnTheWireTests() : SlotsOnTheWireTests(EngineKind.Sockets);

public sealed class HttpClientSlotsOnTheWireTests() : SlotsOnTheWireTests(EngineKind.HttpClient);
