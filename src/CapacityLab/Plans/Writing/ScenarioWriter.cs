using System.Diagnostics;
using System.Text.Json.Nodes;
using CapacityLab.Load.Http;
using CapacityLab.Plans.Sections;

namespace CapacityLab.Plans.Writing;

internal static class ScenarioWriter
{
    public static JsonObject Write(ScenarioOptions scenario) =>
        scenario.Http is { } http
            ? Node.Object(
                ("name", scenario.Name),
                ("weight", scenario.Weight),
                ("cookies", http.Cookies ? true : null),
                ("feeds", Node.Map(http.Feeds, WriteFeed)),
                ("steps", Node.List(http.Steps, Step))
            )
            : Node.Object(("code", scenario.Name), ("weight", scenario.Weight));

    private static JsonObject WriteFeed(string name, Feed feed) =>
        feed switch
        {
            Feed.Range range => Node.Object(
                ("range", new JsonArray(range.From, range.To)),
                ("order", FeedReader.Orders.Word(range.Order))
            ),
            Feed.Values values => Node.Object(
                ("values", Node.List(values.Items, value => Secrets.HideIn(name, value))),
                ("order", FeedReader.Orders.Word(values.Order))
            ),
            Feed.Uuid => Node.Object(("uuid", true)),
            _ => throw new UnreachableException(),
        };

    private static JsonObject Step(HttpStep step) =>
        Node.Object(
            ("name", step.Name),
            ("method", step.Method),
            ("path", Secrets.HideInText(step.Path)),
            ("headers", Node.Map(step.Headers, (name, value) => Secrets.HideIn(name, value))),
            ("body", step.Body is { } body ? Secrets.HideInText(body) : null),
            ("expect", Expect(step)),
            ("capture", Node.Map(step.Capture, (_, path) => path))
        );

    private static JsonObject? Expect(HttpStep step)
    {
        var expect = Node.Object(
            ("status", Node.List(step.ExpectStatus, status => status)),
            ("bodyContains", step.ExpectBodyContains)
        );
        return expect.Count == 0 ? null : expect;
    }
}
