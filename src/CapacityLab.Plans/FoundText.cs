using System.Globalization;
using System.Text;

namespace CapacityLab.Plans;

/// <summary>What a user's text says, for a message: in quotes, no longer than a line bears, and without what a terminal would obey.</summary>
internal static class FoundText
{
    private const int Most = 60;

    public static string Quoted(string text) => $"\"{Shown(text)}\"";

    private static string Shown(string text)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(Most))
        {
            shown.Append(
                IsSafe(rune) ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}")
            );
        }

        return shown.Append(text.EnumerateRunes().Skip(Most).Any() ? "…" : "").ToString();
    }

    /// <summary>Neither a control nor one that turns the direction of writing or is not seen.</summary>
    private static bool IsSafe(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            );
}
