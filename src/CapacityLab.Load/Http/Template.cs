namespace CapacityLab.Load.Http;

/// <summary>A text with slots <c>{{name}}</c>, taken apart once.</summary>
internal sealed class Template
{
    private readonly string[] literals;
    private readonly int[] slots;

    private Template(string[] literals, int[] slots)
    {
        this.literals = literals;
        this.slots = slots;
    }

    /// <summary>One more than there are slots: before, between and after them.</summary>
    public IReadOnlyList<string> Literals => literals;

    /// <summary>Places of the values.</summary>
    public IReadOnlyList<int> Slots => slots;

    /// <summary>Without slots: the text itself; else null.</summary>
    public string? Fixed => slots.Length == 0 ? literals[0] : null;

    /// <param name="slotOf">Place of a name among the values.</param>
    /// <exception cref="FormatException">A slot is not closed.</exception>
    public static Template Parse(string text, Func<string, int> slotOf)
    {
        var literals = new List<string>();
        var slots = new List<int>();
        var at = 0;
        for (var open = Open(text, at); open >= 0; open = Open(text, at))
        {
            literals.Add(text[at..open]);
            var close = Close(text, open);
            slots.Add(slotOf(text[(open + 2)..close].Trim()));
            at = close + 2;
        }

        literals.Add(text[at..]);
        return new Template([.. literals], [.. slots]);
    }

    /// <summary>Names of the slots in a text.</summary>
    /// <exception cref="FormatException">A slot is not closed.</exception>
    public static IReadOnlyList<string> NamesIn(string text)
    {
        var names = new List<string>();
        Parse(
            text,
            name =>
            {
                names.Add(name);
                return 0;
            }
        );
        return names;
    }

    /// <param name="encode">Applied to the values of slots; null: taken as they are.</param>
    public string Fill(string?[] values, Func<string, string>? encode = null)
    {
        if (slots.Length == 0)
        {
            return literals[0];
        }

        if (slots.Length == 1)
        {
            return string.Concat(literals[0], Value(values, 0, encode), literals[1]);
        }

        var parts = new string[literals.Length + slots.Length];
        for (var i = 0; i < slots.Length; i++)
        {
            parts[2 * i] = literals[i];
            parts[(2 * i) + 1] = Value(values, i, encode);
        }

        parts[^1] = literals[^1];
        return string.Concat(parts);
    }

    private string Value(string?[] values, int slot, Func<string, string>? encode)
    {
        var value = values[slots[slot]] ?? "";
        return encode is null ? value : encode(value);
    }

    private static int Open(string text, int from) => text.IndexOf("{{", from, StringComparison.Ordinal);

    private static int Close(string text, int open)
    {
        var close = text.IndexOf("}}", open, StringComparison.Ordinal);
        return close >= 0 ? close : throw new FormatException($"The slot at '{text[open..]}' is not closed by }}}}.");
    }
}
