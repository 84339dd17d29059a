using CapacityLab.Load.Http;
using CapacityLab.Load.Tests.Servers;

namespace CapacityLab.Load.Tests.Http;

/// <summary>What holds of every engine.</summary>
public abstract class CookieTests(EngineKind engine)
{
    [Theory]
    [InlineData(true, "\r\nCookie: sid=2; theme=dark")]
    [InlineData(false, "")]
    public async Task Cookies_go_with_later_requests_of_their_iteration_where_the_scenario_keeps_them(
        bool keeps,
        string line
    )
    {
        await using var server = Answering(
            ["sid=1", "theme=dark; Path=/; HttpOnly", "old=x; Max-Age=0"],
            ["sid=2", "theme=; expires=Thu, 01 Jan 1970 00:00:00 GMT", "theme=dark"]
        );

        await RunTwiceAsync(server, keeps);

        Assert.All(HeadsOf(server, "/in"), head => Assert.DoesNotContain("Cookie", head, StringComparison.Ordinal));
        Assert.All(HeadsOf(server, "/out"), head => Assert.EndsWith(line, head, StringComparison.Ordinal));
        Assert.All(
            HeadsOf(server, "/out"),
            head => Assert.Equal(keeps, head.Contains("Cookie", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("sid=; Max-Age=0")]
    [InlineData("sid=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/")]
    public async Task An_only_cookie_that_expires_is_sent_no_more(string expiry)
    {
        await using var server = Answering(["sid=1"], [expiry]);

        await RunTwiceAsync(server, keeps: true);

        Assert.All(HeadsOf(server, "/look"), head => Assert.EndsWith("Cookie: sid=1", head, StringComparison.Ordinal));
        Assert.All(HeadsOf(server, "/out"), head => Assert.DoesNotContain("Cookie", head, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cookies_go_by_path_and_dashed_dates_delete()
    {
        await using var server = Answering(
            ["here=1", "all=2; Path=/", "deep=3; Path=/out", "foreign=4; Domain=shop.example", "tls=5; Secure"],
            [
                "all=; Expires=Thu, 01-Jan-1970 00:00:00 GMT; Path=/",
                "keep=6; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
            ]
        );

        await RunTwiceAsync(server, keeps: true);

        Assert.All(
            HeadsOf(server, "/look"),
            head => Assert.EndsWith("Cookie: here=1; all=2", head, StringComparison.Ordinal)
        );
        Assert.All(
            HeadsOf(server, "/out"),
            head => Assert.EndsWith("Cookie: deep=3; here=1; keep=6", head, StringComparison.Ordinal)
        );
    }

    private static RawServer Answering(string[] first, string[] later) =>
        new(exchange =>
            exchange.SendAsync(
                "HTTP/1.1 204 No\r\n"
                    + string.Concat(
                        (exchange.Path == "/in" ? first : later).Select(cookie => $"set-Cookie:{cookie}\r\n")
                    )
                    + "\r\n"
            )
        );

    private static string[] HeadsOf(RawServer server, string path)
    {
        string[] heads = [.. server.Requests.Where(r => r.Path == path).Select(r => r.Head)];
        Assert.Equal(2, heads.Length);
        return heads;
    }

    /// <summary>One user: the second iteration goes where the first has been.</summary>
    private async Task RunTwiceAsync(RawServer server, bool keeps)
    {
        var scenario = new HttpScenario
        {
            Name = "shop",
            Cookies = keeps,
            Steps =
            [
                new HttpStep { Name = "in", Path = "/in" },
                new HttpStep { Name = "look", Path = "/look" },
                new HttpStep { Name = "out", Path = "/out" },
            ],
        };
        var probe = await LoadEngine.RunAsync(
            Loads.On(engine, server.Address, Simulation.IterationsForConstant(1, 2)) with
            {
                Scenarios = [Scenario.FromHttp(scenario)],
            }
        );
        Assert.Equal((2, 0), (probe.Ok, probe.Failed));
    }
}

public sealed class IoUringCookieTests() : CookieTests(EngineKind.IoUring);

public sealed class EpollCookieTests() : CookieTests(EngineKind.Epoll);

public sealed class SocketsCookieTests() : CookieTests(EngineKind.Sockets);

public sealed class HttpClientCookieTests() : CookieTests(EngineKind.HttpClient);
