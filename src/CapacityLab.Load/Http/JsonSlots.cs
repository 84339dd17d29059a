namespace CapacityLab.Load.Http;

/// <summary>
/// Decides what the slots of a JSON body are. One that is all of a text is a value, whose quotes are left to it; any other one
/// within a text, and one that is a name, is a part of that text.
/// </summary>
internal static class JsonSlots
{
    /// <param name="literals">Texts before, between and after the slots.</param>
    public static (IReadOnlyList<string> Literals, IReadOnlyList<SlotPlace> Places) Of(IReadOnlyList<string> literals)
    {
        var texts = literals.ToArray();
        var places = new List<SlotPlace>();
        var state = default(Position);
        for (var i = 0; i < literals.Count - 1; i++)
        {
            state = After(state, literals[i]);
            var isWhole = state is { InText: true, AtStart: true } && EndsValue(literals[i + 1]);
            places.Add(isWhole || !state.InText ? SlotPlace.JsonValue : SlotPlace.JsonText);
            if (isWhole)
            {
                (texts[i], texts[i + 1]) = (texts[i][..^1], literals[i + 1][1..]);
            }

            // What follows a value does not stand at the start of a text any more.
            state = state with
            {
                AtStart = false,
            };
        }

        return (texts, places);
    }

    /// <summary>Whether the text ends here, and is no name.</summary>
    private static bool EndsValue(string next) =>
        next.StartsWith('"') && !next.AsSpan(1).TrimStart().StartsWith(":", StringComparison.Ordinal);

    private static Position After(Position state, string literal)
    {
        var (inText, atStart) = (state.InText, state.AtStart);
        for (var i = 0; i < literal.Length; i++)
        {
            var isQuote = literal[i] == '"';
            // An escaped character is passed over with its backslash.
            i += inText && literal[i] == '\\' ? 1 : 0;
            (inText, atStart) = (isQuote ? !inText : inText, isQuote && !inText);
        }

        return new Position(inText, atStart);
    }

    /// <param name="InText">Within the quotes of a text.</param>
    /// <param name="AtStart">Just behind the quote that began it.</param>
    private readonly record struct Position(bool InText, bool AtStart);
}
