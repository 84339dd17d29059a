using System.Text.Json;

namespace CapacityLab.Plans.Json;

/// <summary>A place in a JSON file: what stands there, and where to report a mistake. A place may be empty.</summary>
internal sealed class JsonCursor
{
    private readonly MistakeList mistakes;
    private readonly JsonPosition position;

    private JsonCursor(JsonFile file, MistakeList mistakes, JsonElement element, string path, JsonPosition position)
    {
        (File, this.mistakes, Element, Path, this.position) = (file, mistakes, element, path, position);
    }

    public JsonFile File { get; }

    /// <summary>Undefined where nothing stands.</summary>
    public JsonElement Element { get; }

    public string Path { get; }

    public bool IsMissing => Element.ValueKind == JsonValueKind.Undefined;

    /// <summary>Null where no text stands.</summary>
    public string? Text => Element.ValueKind == JsonValueKind.String ? Element.GetString() : null;

    public static JsonCursor RootOf(JsonFile file, MistakeList mistakes) =>
        new(file, mistakes, file.Root, JsonPath.Root, file.Positions.OfValue(JsonPath.Root) ?? new(1, 1));

    /// <summary>The value of a property; an empty place where there is no such property.</summary>
    public JsonCursor Property(string name)
    {
        var found = default(JsonElement);
        var isThere = Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(name, out found);
        return To(JsonPath.Property(Path, name), isThere ? found : default);
    }

    /// <summary>An item of a list; an empty place where the list is shorter.</summary>
    public JsonCursor Item(int index)
    {
        var isThere = Element.ValueKind == JsonValueKind.Array && index < Element.GetArrayLength();
        return To(JsonPath.Item(Path, index), isThere ? Element[index] : default);
    }

    public IEnumerable<JsonCursor> Items() => Enumerable.Range(0, Element.GetArrayLength()).Select(Item);

    /// <summary>Names of the object's properties, each once.</summary>
    public IEnumerable<string> Names() => Element.EnumerateObject().Select(property => property.Name).Distinct();

    public IEnumerable<JsonCursor> ItemsIfList() => Element.ValueKind == JsonValueKind.Array ? Items() : [];

    public IEnumerable<string> NamesIfObject() => Element.ValueKind == JsonValueKind.Object ? Names() : [];

    public void Report(string allowed) => Report(JsonText.Describe(Element), allowed);

    public void Report(string found, string allowed) => Add(found, allowed, position);

    /// <summary>Reports at the name of the property, not at its value.</summary>
    public void ReportName(string found, string allowed) =>
        Add(found, allowed, File.Positions.OfName(Path) ?? position);

    public void ReportRepeatedNames()
    {
        foreach (var (path, name, at) in File.Positions.Repeated)
        {
            To(path, default).Add($"the name {JsonText.Quote(name)} again", "each name once", at);
        }
    }

    private JsonCursor To(string path, JsonElement element) =>
        new(File, mistakes, element, path, File.Positions.OfValue(path) ?? position);

    private void Add(string found, string allowed, JsonPosition at) =>
        mistakes.Add(new PlanMistake(File.DisplayName, Path, found, allowed) { Line = at.Line, Column = at.Column });
}
