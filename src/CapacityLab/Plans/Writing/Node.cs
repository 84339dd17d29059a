using System.Text.Json.Nodes;

namespace CapacityLab.Plans.Writing;

/// <summary>Makes JSON of values; what is null or empty is left out.</summary>
internal static class Node
{
    public static JsonObject Object(params ReadOnlySpan<(string Name, JsonNode? Value)> properties)
    {
        var made = new JsonObject();
        foreach (var (name, value) in properties)
        {
            if (value is not null)
            {
                made[name] = value;
            }
        }

        return made;
    }

    public static JsonArray? List<T>(IReadOnlyList<T> items, Func<T, JsonNode?> write) =>
        items.Count == 0 ? null : new JsonArray([.. items.Select(write)]);

    public static JsonObject? Map<T>(
        IReadOnlyCollection<KeyValuePair<string, T>> entries,
        Func<string, T, JsonNode?> write
    ) =>
        entries.Count == 0
            ? null
            : new JsonObject(entries.Select(entry => KeyValuePair.Create(entry.Key, write(entry.Key, entry.Value))));
}
