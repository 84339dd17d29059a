using System.Globalization;
using CapacityLab.Layouts.Balancers;
using CapacityLab.Results.Probes;

namespace CapacityLab.Layouts.Tests.Balancers;

public sealed class AccessLogTests : IDisposable
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch.AddSeconds(1000);

    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData("127.0.0.1:1", "0.002", 1)]
    [InlineData("127.0.0.1:1, 127.0.0.1:2", "-, 0.002", 2)]
    [InlineData("127.0.0.1:1", "-", 0)]
    [InlineData("127.0.0.1:1, 127.0.0.1:2", "-, -", 0)]
    public void The_last_node_that_sent_response_headers_answered(string nodes, string headers, int port) =>
        Assert.Equal(port, AccessLine.Parse(System.Text.Encoding.UTF8.GetBytes(Line(1000, nodes, headers))).Port);

    /// <summary>As nginx writes it with no live upstreams, without room for a connection, and where a replica refused one.</summary>
    [Theory]
    [InlineData("replicas", 502, true)]
    [InlineData("", 500, true)]
    [InlineData("127.0.0.1:1", 502, false)]
    [InlineData("", 499, false)]
    public void The_balancer_turned_away_what_it_answered_with_an_error_by_itself(
        string nodes,
        int status,
        bool away
    ) =>
        Assert.Equal(
            away,
            AccessLine
                .Parse(System.Text.Encoding.UTF8.GetBytes($$"""{"status":{{status}},"upstream_addr":"{{nodes}}"}"""))
                .IsTurnedAway
        );

    [Fact]
    public void Only_requests_that_began_since_the_start_and_lines_after_it_count()
    {
        File.WriteAllText(path, Line(1000.5, "127.0.0.1:1", "0.1"));
        var log = new AccessLog(path, Start);

        File.AppendAllText(path, Line(1000.01, "127.0.0.1:1", "0.1") + Line(1000.9, "127.0.0.1:1", "0.1"));
        File.AppendAllText(path, Line(1001, "127.0.0.1:2", "0.1")[..^5]);
        log.ReadOn();
        Assert.Equal(1, log.Answers);

        File.AppendAllText(path, Line(1001, "127.0.0.1:2", "0.1")[^5..]);
        log.ReadOn();
        Assert.Equal(2, log.Answers);
    }

    [Theory]
    [InlineData(10, "a=4 b=5 none=1")]
    [InlineData(9, "a=4 b=5")]
    [InlineData(5, "a=2 b=3")]
    [InlineData(0, "a=0 b=0")]
    public void Shares_sum_up_to_what_ended_at_the_generator(long completed, string expected)
    {
        IReadOnlyList<NodeShare> shares = ShareCount.Of([("a", 4), ("b", 5)], completed);

        Assert.Equal(expected, string.Join(' ', shares.Select(share => $"{share.Node}={share.Requests}")));
    }

    private static string Line(double ended, string nodes, string headers) =>
        "{\"msec\":"
        + ended.ToString("F3", CultureInfo.InvariantCulture)
        + ",\"status\":200,\"request_time\":0.100,\"bytes_sent\":1,"
        + $"\"upstream_addr\":\"{nodes}\",\"upstream_status\":\"200\",\"upstream_header_time\":\"{headers}\"}}\n";
}
