using System.Text.Json;
using CapacityLab.Results.Units;

namespace CapacityLab.Results.Json;

/// <summary>
/// Parts of a JSON object; null where a property is missing. What is there and of another kind is an InvalidOperationException or a
/// FormatException.
/// </summary>
internal static class JsonParts
{
    public static JsonElement? Child(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var child) && child.ValueKind != JsonValueKind.Null ? child : null;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Child(name) is { } list ? list.EnumerateArray() : [];

    public static string? Text(this JsonElement element, string name) => element.Child(name)?.GetString();

    public static int? Whole(this JsonElement element, string name) => element.Child(name)?.GetInt32();

    public static double? Number(this JsonElement element, string name) => element.Child(name)?.GetDouble();

    public static DateTimeOffset? Moment(this JsonElement element, string name) =>
        element.Child(name)?.GetDateTimeOffset();

    public static RequestRate? Rate(this JsonElement element, string name) =>
        element.Number(name) is { } number ? new RequestRate(number) : null;

    public static Cpus? Cores(this JsonElement element, string name) =>
        element.Number(name) is { } number ? new Cpus(number) : null;

    public static MemorySize? MiB(this JsonElement element, string name) =>
        element.Number(name) is { } number ? MemorySize.FromMiB(number) : null;
}
