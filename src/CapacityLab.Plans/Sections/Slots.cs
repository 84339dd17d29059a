using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans.Sections;

/// <summary>Slots <c>{{name}}</c> in the text of a step.</summary>
internal static class Slots
{
    public static readonly TextShape Name = new(
        "a name of letters, digits, _ and - that starts with a letter or _",
        "^[A-Za-z_][A-Za-z0-9_-]*$"
    );

    /// <summary>What stands behind each pair of opening braces, to the closing ones or, where there are none, to the end.</summary>
    /// <remarks>As the load takes them: whatever stands there is a name, and a wrong one where no value has it.</remarks>
    public static IEnumerable<(string Text, bool IsClosed)> In(string text)
    {
        for (var open = Find("{{", text, 0); open >= 0; )
        {
            var close = Find("}}", text, open + 2);
            yield return close < 0 ? (text[(open + 2)..], false) : (text[(open + 2)..close], true);
            open = close < 0 ? -1 : Find("{{", text, close + 2);
        }
    }

    private static int Find(string braces, string text, int from) =>
        text.IndexOf(braces, from, StringComparison.Ordinal);
}
