using System.Text.Json;

namespace CapacityLab.Plans.Json;

/// <summary>Where the values and names of a JSON text stand, and which names an object has twice.</summary>
internal sealed class JsonPositions
{
    private readonly Dictionary<string, long> values = [];
    private readonly Dictionary<string, long> names = [];
    private readonly List<(string Path, string Name, long Offset)> repeated = [];
    private readonly LineMap lines;

    /// <exception cref="JsonException">Text that cannot be read as text, such as half a surrogate pair.</exception>
    public JsonPositions(byte[] text, LineMap lines, JsonReaderOptions options)
    {
        this.lines = lines;
        var reader = new Utf8JsonReader(text, options);
        var walk = new JsonPathWalk();
        while (reader.Read())
        {
            Record(ref reader, walk);
        }
    }

    public IReadOnlyList<(string Path, string Name, long Offset)> Repeated => repeated;

    // Offsets, because a line and column cost a walk along the line: too much for values that nobody asks about.
    public long? OfValue(string path) => values.TryGetValue(path, out var at) ? at : null;

    public long? OfName(string path) => names.TryGetValue(path, out var at) ? at : null;

    public JsonPosition At(long offset) => lines.At(offset);

    private void Record(ref Utf8JsonReader reader, JsonPathWalk walk)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                RecordName(TextOf(ref reader), reader.TokenStartIndex, walk);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                walk.Leave();
                break;
            default:
                RecordValue(ref reader, walk);
                break;
        }
    }

    private void RecordName(string name, long offset, JsonPathWalk walk)
    {
        var isNew = walk.Name(name);
        names[walk.Path] = offset;
        if (!isNew)
        {
            repeated.Add((walk.Path, name, offset));
        }
    }

    private void RecordValue(ref Utf8JsonReader reader, JsonPathWalk walk)
    {
        values[walk.Value()] = reader.TokenStartIndex;
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            walk.Enter(isList: reader.TokenType == JsonTokenType.StartArray);
        }
        else if (reader.TokenType == JsonTokenType.String)
        {
            TextOf(ref reader);
        }
    }

    private string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException error)
        {
            var at = lines.At(reader.TokenStartIndex);
            throw new JsonException("Half a surrogate pair.", null, at.Line - 1, at.Column - 1, error);
        }
    }
}
