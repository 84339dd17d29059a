using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Shapes;

/// <summary>An object with names of the user's choice.</summary>
internal sealed class MapShape<T>(TextShape name, Shape<T> item) : Shape<IReadOnlyDictionary<string, T>>
{
    public override string Allowed => "an object";

    public override string Summary => $"an object of names, each with {item.Summary}";

    public override bool TryRead(JsonCursor at, [MaybeNullWhen(false)] out IReadOnlyDictionary<string, T> value)
    {
        value = null;
        if (at.Element.ValueKind != JsonValueKind.Object)
        {
            at.Report(Allowed);
            return false;
        }

        value = Entries(at);
        return true;
    }

    public override JsonObject Schema() =>
        new()
        {
            ["type"] = "object",
            ["propertyNames"] = name.Schema(),
            ["additionalProperties"] = item.Schema(),
        };

    public override IEnumerable<(string Path, Field Field)> Fields =>
        item.Fields.Select(below => ($".NAME{below.Path}", below.Field));

    /// <summary>Null where there is no entry.</summary>
    public override JsonNode? Json(IReadOnlyDictionary<string, T> value) =>
        value.Count == 0
            ? null
            : new JsonObject(value.Select(entry => KeyValuePair.Create(entry.Key, item.Json(entry.Value))));

    private Dictionary<string, T> Entries(JsonCursor at)
    {
        var entries = new Dictionary<string, T>();
        foreach (var (key, place) in at.Entries)
        {
            if (!name.Fits(key))
            {
                place.ReportName($"the name {JsonText.Quote(key)}", name.Allowed);
            }

            if (item.TryRead(place, out var value))
            {
                entries[key] = value;
            }
        }

        return entries;
    }
}
