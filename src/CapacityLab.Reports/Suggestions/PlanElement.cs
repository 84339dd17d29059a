using System.Text.Json;

namespace CapacityLab.Reports.Suggestions;

/// <summary>Reads the plan in a result, of whatever version: what is missing or of another kind is passed over.</summary>
internal static class PlanElement
{
    public static JsonElement Child(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) ? child : default;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Child(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    public static string? Text(this JsonElement element, string name) =>
        element.Child(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static double? Number(this JsonElement element, string name) =>
        element.Child(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    public static IEnumerable<(string Name, string Value)> Texts(this JsonElement element, string name) =>
        element.Child(name) is { ValueKind: JsonValueKind.Object } map
            ? map.EnumerateObject()
                .Where(entry => entry.Value.ValueKind == JsonValueKind.String)
                .Select(entry => (entry.Name, entry.Value.GetString() ?? ""))
            : [];
}
