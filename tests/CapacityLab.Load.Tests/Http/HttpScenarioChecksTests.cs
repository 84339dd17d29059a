using CapacityLab.Load.Http;

namespace CapacityLab.Load.Tests.Http;

public class HttpScenarioChecksTests
{
    [Fact]
    public void Everything_wrong_with_a_scenario_is_reported_together()
    {
        var scenario = new HttpScenario
        {
            Name = "s",
            Feeds = new Dictionary<string, Feed> { ["empty"] = new Feed.Values([]), ["back"] = new Feed.Range(2, 1) },
            Steps =
            [
                new HttpStep
                {
                    Name = "a",
                    Path = "x/{{unknown}}",
                    ExpectStatus = [20],
                    Capture = new Dictionary<string, string> { ["id"] = "id" },
                    Method = "CONNECT",
                    Headers = new Dictionary<string, string>
                    {
                        ["bad header"] = "1",
                        ["content-length"] = "9",
                        ["x"] = "secret\r\n",
                    },
                    Body = "",
                    BodyBytes = new byte[1],
                },
                new HttpStep
                {
                    Name = "b",
                    Path = "/",
                    Method = "GET / HTTP/1.1\r\nX: y",
                },
            ],
        };

        var wrong = Assert.Throws<ArgumentException>(() => Scenario.FromHttp(scenario)).Message;

        Assert.All(
            [
                "'empty'",
                "from 2 to 1",
                "slash",
                "{{unknown}}",
                "20",
                "'id' is not a path",
                "bad header",
                "'content-length'",
                "tunnel",
                "the header 'x' holds a control character",
                "not a request method",
                "one of bytes",
            ],
            part => Assert.Contains(part, wrong, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_value_may_be_used_only_after_the_step_that_captures_it()
    {
        var capture = new HttpStep
        {
            Name = "a",
            Path = "/",
            Capture = new Dictionary<string, string> { ["id"] = "$.id" },
        };
        var use = new HttpStep { Name = "b", Path = "/{{id}}" };

        Assert.Empty(HttpScenarioChecks.Problems(new HttpScenario { Name = "s", Steps = [capture, use] }));
        Assert.Single(HttpScenarioChecks.Problems(new HttpScenario { Name = "s", Steps = [use, capture] }));
    }
}
