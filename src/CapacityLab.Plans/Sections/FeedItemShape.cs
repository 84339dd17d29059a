using System.Text.Json;
using System.Text.Json.Nodes;
using CapacityLab.Load.Http;
using CapacityLab.Plans.Json;
using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans.Sections;

/// <summary>A value of a list: text, or a number or a boolean, which stays one.</summary>
internal sealed class FeedItemShape : Shape<FeedItem>
{
    public override string Allowed => Any.Scalar.Allowed;

    public override bool TryRead(JsonCursor at, out FeedItem value)
    {
        var isRead = Any.Scalar.TryRead(at, out var text);
        value = new FeedItem(text ?? "", IsJson: at.Element.ValueKind != JsonValueKind.String);
        return isRead;
    }

    public override JsonObject Schema() => Any.Scalar.Schema();

    public override JsonNode? Json(FeedItem value) => value.IsJson ? JsonNode.Parse(value.Text) : value.Text;
}
