using System.Globalization;
using System.Text;
using System.Text.Json;
using CapacityLab.Load.FastPath.Requests;

namespace CapacityLab.Load.Http;

/// <summary>A path such as <c>$.items[0].id</c>: names and places from 0, nothing else of JSONPath.</summary>
internal sealed class JsonPath
{
    private readonly IReadOnlyList<Part> parts;

    private JsonPath(IReadOnlyList<Part> parts) => this.parts = parts;

    /// <exception cref="FormatException">The text is not such a path.</exception>
    public static JsonPath Parse(string text)
    {
        if (!text.StartsWith('$'))
        {
            throw Wrong(text);
        }

        var parts = new List<Part>();
        for (var at = 1; at < text.Length; )
        {
            parts.Add(text[at] == '.' ? NameAt(text, ref at) : IndexAt(text, ref at));
        }

        return new JsonPath(parts);
    }

    /// <summary>
    /// Takes the value there into a slot: a string without its quotes, anything else as it is written. False where the text is not JSON,
    /// the path leads nowhere, to null or to a string that is not text (half of a surrogate pair, bytes that are not UTF-8).
    /// </summary>
    public bool TryFind(ReadOnlySpan<byte> json, SlotValues values, int slot)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            return reader.Read() && Descend(ref reader) && TryCopy(ref reader, json, values, slot);
        }
        catch (Exception error) when (IsUnreadable(error))
        {
            return false;
        }
    }

    /// <summary>The reader tells of strings that are not text by an exception of its own.</summary>
    private static bool IsUnreadable(Exception error) => error is JsonException or InvalidOperationException;

    private static bool TryCopy(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, SlotValues values, int slot)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null or JsonTokenType.None:
                return false;
            case JsonTokenType.String:
                values.Commit(slot, reader.CopyString(values.Room(reader.ValueSpan.Length)));
                return true;
            default:
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                values.Set(slot, json[start..(int)reader.BytesConsumed], isJson: true);
                return true;
        }
    }

    private bool Descend(ref Utf8JsonReader reader)
    {
        foreach (var part in parts)
        {
            if (!(part.Name is { } name ? ToName(ref reader, name) : ToIndex(ref reader, part.Index)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool ToName(ref Utf8JsonReader reader, byte[] name)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(name);
            reader.Read();
            if (found)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    private static bool ToIndex(ref Utf8JsonReader reader, int index)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            if (i == index)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    private static Part NameAt(string text, ref int at)
    {
        var start = at + 1;
        var end = text.AsSpan(start).IndexOfAny('.', '[');
        at = end < 0 ? text.Length : start + end;
        return at > start ? new Part(Encoding.UTF8.GetBytes(text[start..at]), 0) : throw Wrong(text);
    }

    private static Part IndexAt(string text, ref int at)
    {
        var close = text.IndexOf(']', at);
        if (
            text[at] != '['
            || close < 0
            || !int.TryParse(
                text.AsSpan(at + 1, close - at - 1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var index
            )
        )
        {
            throw Wrong(text);
        }

        at = close + 1;
        return new Part(null, index);
    }

    private static FormatException Wrong(string text) => new($"'{text}' is not a path such as $.id or $.items[0].id.");

    private readonly record struct Part(byte[]? Name, int Index);
}
