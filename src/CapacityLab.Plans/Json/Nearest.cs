namespace CapacityLab.Plans.Json;

/// <summary>Finds the name that was meant.</summary>
internal static class Nearest
{
    /// <summary>Longer ones are no slip of the keyboard.</summary>
    private const int Longest = 100;

    /// <summary>Names that are looked at: each mistake looks anew.</summary>
    private const int Most = 100;

    /// <summary>The name that takes the fewest edits (at most two, fewer for short names); null: none is close.</summary>
    public static string? To(string text, IEnumerable<string> names) =>
        names
            .Take(Most)
            .Select(name => (Name: name, Edits: Edits(text, name)))
            .Where(candidate => candidate.Edits <= Math.Min(2, candidate.Name.Length / 2))
            .OrderBy(candidate => candidate.Edits)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();

    /// <summary> (did you mean "cpus"?), or nothing.</summary>
    public static string Hint(string text, IEnumerable<string> names) =>
        To(text, names) is { } name ? $" (did you mean {JsonText.Quote(name)}?)" : "";

    // Levenshtein 1966, one row at a time. Far lengths are told apart without it, so that long text costs nothing.
    private static int Edits(string left, string right)
    {
        if (left.Length > Longest || Math.Abs(left.Length - right.Length) > 2)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        foreach (var (index, letter) in left.Index())
        {
            NextRow(row, index + 1, letter, right);
        }

        return row[^1];
    }

    private static void NextRow(int[] row, int first, char letter, string right)
    {
        var diagonal = row[0];
        row[0] = first;
        for (var i = 1; i < row.Length; i++)
        {
            var replaced = diagonal + (char.ToUpperInvariant(letter) == char.ToUpperInvariant(right[i - 1]) ? 0 : 1);
            diagonal = row[i];
            row[i] = Math.Min(replaced, 1 + Math.Min(row[i - 1], diagonal));
        }
    }
}
