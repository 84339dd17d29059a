using System.Diagnostics;
using System.Text.Json;
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
                ("values", Node.List(values.Items, value => Item(name, value))),
                ("table", values.Table),
                ("order", FeedReader.Orders.Word(values.Order))
            ),
            Feed.Uuid uuid => Node.Object(("uuid", true), ("seed", uuid.Seed)),
            _ => throw new UnreachableException(),
        };

    private static JsonObject Step(HttpStep step) =>
        Node.Object(
            ("name", step.Name),
            ("method", step.Method),
            ("path", Secrets.HideInText(step.Path)),
            ("headers", Node.Map(step.Headers, (name, value) => Secrets.HideIn(name, value))),
            ("body", step.Body is { } body ? Body(step, body) : null),
            ("expect", Expect(step)),
            ("capture", Node.Map(step.Capture, (_, path) => path))
        );

    private static JsonNode? Item(string feed, FeedItem value)
    {
        var shown = Secrets.HideIn(feed, value.Text);
        return value.IsJson && shown == value.Text ? JsonNode.Parse(shown) : shown;
    }

    private static JsonNode? Body(HttpStep step, string body) =>
        step.BodyIsJson ? HideIn("", JsonNode.Parse(body)) : Secrets.HideInText(body);

    /// <summary>Text by text, so that it stays JSON.</summary>
    private static JsonNode? HideIn(string name, JsonNode? node) =>
        node switch
        {
            JsonObject map => new JsonObject(
                map.Select(entry => KeyValuePair.Create(entry.Key, HideIn(entry.Key, entry.Value)))
            ),
            JsonArray list => new JsonArray([.. list.Select(item => HideIn(name, item))]),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => Secrets.HideIn(
                name,
                value.GetValue<string>()
            ),
            null => null,
            _ => Secrets.IsSecretName(name) ? Secrets.Hidden : node.DeepClone(),
        };

    private static JsonObject? Expect(HttpStep step)
    {
        var expect = Node.Object(
            ("status", Node.List(step.ExpectStatus, status => status)),
            ("bodyContains", step.ExpectBodyContains)
        );
        return expect.Count == 0 ? null : expect;
    }
}
