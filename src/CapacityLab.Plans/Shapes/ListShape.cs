using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Shapes;

/// <summary>A list. Items that do not fit are left out, so that the others are still checked.</summary>
internal sealed class ListShape<T>(Shape<T> item, int min, int max, string plural) : Shape<IReadOnlyList<T>>
{
    public override string Allowed => $"a list of {JsonText.Number(min)} to {JsonText.Number(max)} {plural}";

    public override string Summary => item.Fields.Any() ? Allowed : $"{Allowed}, each {item.Summary}";

    public override bool TryRead(JsonCursor at, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        value = null;
        if (at.Element.ValueKind != JsonValueKind.Array)
        {
            at.Report(Allowed);
            return false;
        }

        if (at.Element.GetArrayLength() is var count && (count < min || count > max))
        {
            at.Report($"a list of {JsonText.Number(count)}", Allowed);
            return false;
        }

        value = Items(at);
        return true;
    }

    public override JsonObject Schema() =>
        new()
        {
            ["type"] = "array",
            ["items"] = item.Schema(),
            ["minItems"] = min,
            ["maxItems"] = max,
        };

    public override IEnumerable<(string Path, Field Field)> Fields =>
        item.Fields.Select(below => ($"[]{below.Path}", below.Field));

    /// <summary>Null where there is no item.</summary>
    public override JsonNode? Json(IReadOnlyList<T> value) =>
        value.Count == 0 ? null : new JsonArray([.. value.Select(item.Json)]);

    private List<T> Items(JsonCursor at)
    {
        var items = new List<T>();
        foreach (var place in at.Items)
        {
            if (item.TryRead(place, out var value))
            {
                items.Add(value);
            }
        }

        return items;
    }
}
