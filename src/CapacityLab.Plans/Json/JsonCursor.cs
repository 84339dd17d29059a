using System.Text.Json;

namespace CapacityLab.Plans.Json;

/// <summary>A place in a JSON file: what stands there, and where to report a mistake. A place may be empty.</summary>
internal sealed class JsonCursor
{
    private readonly MistakeList mistakes;
    private readonly Place place;

    private JsonCursor(JsonFile file, MistakeList mistakes, Place place)
    {
        (File, this.mistakes, this.place) = (file, mistakes, place);
    }

    public JsonFile File { get; }

    /// <summary>Undefined where nothing stands.</summary>
    public JsonElement Element => place.Element;

    public string Path => place.Path;

    public bool IsMissing => Element.ValueKind == JsonValueKind.Undefined;

    /// <summary>Null where no text stands.</summary>
    public string? Text => Element.ValueKind == JsonValueKind.String ? Element.GetString() : null;

    /// <summary>Items of the list; none where no list stands.</summary>
    /// <remarks>One after the other: an item by its number costs a walk to it where a list holds lists or objects.</remarks>
    public IEnumerable<JsonCursor> Items =>
        Element.ValueKind == JsonValueKind.Array
            ? Element.EnumerateArray().Select((item, index) => To(JsonPath.Item(Path, index), item, place.IsSecret))
            : [];

    /// <summary>Names of the object's properties, each once; none where no object stands.</summary>
    public IEnumerable<string> Names =>
        Element.ValueKind == JsonValueKind.Object
            ? Element.EnumerateObject().Select(property => property.Name).Distinct()
            : [];

    public IEnumerable<JsonCursor> Properties => Entries.Select(entry => entry.At);

    /// <summary>Names and values of the object's properties; none where no object stands.</summary>
    /// <remarks>One after the other: to find a property by its name costs a walk over the others.</remarks>
    public IEnumerable<(string Name, JsonCursor At)> Entries =>
        Element.ValueKind == JsonValueKind.Object
            ? Element
                .EnumerateObject()
                .Select(one =>
                    (one.Name, To(JsonPath.Property(Path, one.Name), one.Value, Secrets.IsSecretName(one.Name)))
                )
            : [];

    /// <summary>Whether a mistake was reported here or below.</summary>
    public bool HasMistakes => mistakes.Has(File.DisplayName, Path);

    public static JsonCursor RootOf(JsonFile file, MistakeList mistakes)
    {
        var start = file.Positions.OfValue(JsonPath.Root) ?? 0;
        return new(file, mistakes, new Place(file.Root, JsonPath.Root, start));
    }

    /// <summary>The value of a property; an empty place where there is no such property.</summary>
    public JsonCursor Property(string name)
    {
        var found = default(JsonElement);
        var isThere = Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(name, out found);
        return To(JsonPath.Property(Path, name), isThere ? found : default, Secrets.IsSecretName(name));
    }

    /// <summary>An item of a list; an empty place where the list is shorter.</summary>
    public JsonCursor Item(int index)
    {
        var isThere = Element.ValueKind == JsonValueKind.Array && index < Element.GetArrayLength();
        return To(JsonPath.Item(Path, index), isThere ? Element[index] : default, place.IsSecret);
    }

    public void Report(string allowed) => Report(Found, allowed);

    public void Report(string found, string allowed) => Add(Path, found, allowed, place.Offset);

    /// <summary>Reports at the name of the property, not at its value.</summary>
    public void ReportName(string found, string allowed) =>
        Add(Path, found, allowed, File.Positions.OfName(Path) ?? place.Offset);

    public void ReportRepeatedNames()
    {
        foreach (var (path, name, at) in File.Positions.Repeated)
        {
            Add(path, $"the name {JsonText.Quote(name)} again", "each name once", at);
        }
    }

    private string Found =>
        place.IsSecret && Text is not null ? $"\"{Secrets.Hidden}\" (text)" : JsonText.Describe(Element);

    // A place where nothing stands is reported where its object or list begins.
    private JsonCursor To(string path, JsonElement element, bool isSecret) =>
        new(
            File,
            mistakes,
            new Place(element, path, File.Positions.OfValue(path) ?? place.Offset) { IsSecret = isSecret }
        );

    /// <summary>Reports a mistake of another file, which this place names.</summary>
    public void ReportIn(string file, JsonPosition position, string where, string found, string allowed) =>
        mistakes.Add(
            new PlanMistake(JsonFile.DisplayNameOf(file), where, found, allowed)
            {
                Line = position.Line,
                Column = position.Column,
            }
        );

    private void Add(string path, string found, string allowed, long offset)
    {
        if (!mistakes.TakesMore())
        {
            return;
        }

        var (line, column) = File.Positions.At(offset);
        mistakes.Add(new PlanMistake(File.DisplayName, path, found, allowed) { Line = line, Column = column });
    }

    private readonly record struct Place(JsonElement Element, string Path, long Offset)
    {
        public bool IsSecret { get; init; }
    }
}
