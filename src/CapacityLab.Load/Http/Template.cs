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

    private static int Open(string text, int from) => text.IndexOf("{{", from, StringComparison.Ordinal);

    private static int Close(string text, int open)
    {
        var close = text.IndexOf("}}", open, StringComparison.Ordinal);
        return close >= 0
            ? close
            : throw new FormatException($"The slot at '{Start(text[open..])}' is not closed by }}}}.");
    }

    // A text can be long, and a message is read by people.
    private static string Start(string text) => text.Length > 40 ? $"{text[..40]}…" : text;
}
