namespace CapacityLab.Commands.Fits;

/// <summary>One line of a table, from 1.</summary>
internal sealed class TableLine(int number, string text)
{
    public int Number { get; } = number;

    public string Text { get; } = text;

    /// <summary>Blank, or a comment.</summary>
    public bool IsSkipped => Text.AsSpan().TrimStart() is [] or ['#', ..];

    /// <summary>Whether a quote is opened that is not closed: what would be within it could be anything.</summary>
    public bool IsUnclosed { get; } = text.Count(each => each == '"') % 2 == 1;

    /// <summary>Between commas that are not within quotes; without the quotes and the white space around.</summary>
    public IReadOnlyList<string> Fields { get; } = Split(text);

    private static List<string> Split(string text)
    {
        var fields = new List<string>();
        int start = 0;
        bool isQuoted = false;
        for (int index = 0; index <= text.Length; index++)
        {
            if (index == text.Length || (text[index] == ',' && !isQuoted))
            {
                fields.Add(text[start..index].Trim().Trim('"').Trim());
                start = index + 1;
            }
            else if (text[index] == '"')
            {
                isQuoted = !isQuoted;
            }
        }

        return fields;
    }
}
