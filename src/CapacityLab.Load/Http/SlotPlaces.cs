namespace CapacityLab.Load.Http;

/// <summary>Decides what a slot of a path is by the text around it.</summary>
internal static class SlotPlaces
{
    /// <summary>
    /// A slot at the start of the path holds a whole path, one that is all of the query a whole query; others are data: of a segment
    /// before the first question mark, of the query after it.
    /// </summary>
    /// <param name="literals">Texts before, between and after the slots.</param>
    public static IReadOnlyList<SlotPlace> InPath(IReadOnlyList<string> literals)
    {
        var places = new List<SlotPlace>();
        var query = false;
        for (var i = 0; i < literals.Count - 1; i++)
        {
            var begins = !query && IsWholeQuery(literals, i);
            query |= literals[i].Contains('?', StringComparison.Ordinal);
            places.Add(
                i == 0 && literals[0].Length == 0 ? SlotPlace.Path
                : begins ? SlotPlace.WholeQuery
                : query ? SlotPlace.Query
                : SlotPlace.Segment
            );
        }

        return places;
    }

    public static bool IsOneSlot(IReadOnlyList<string> literals) => literals is ["", ""];

    private static bool IsWholeQuery(IReadOnlyList<string> literals, int slot) =>
        slot == literals.Count - 2
        && literals[^1].Length == 0
        && literals[slot].IndexOf('?', StringComparison.Ordinal) is var at and >= 0
        && at == literals[slot].Length - 1;
}
