using System.Globalization;
using System.Text;

namespace CapacityLab.Results.Texts;

/// <summary>
/// Text from outside as it may be shown: what a terminal would obey, what turns the direction of writing and what is not seen stands as
/// <c>\u{1b}</c>. Line feeds and tabs stay; a carriage return before a line feed goes.
/// </summary>
public static class VisibleText
{
    /// <summary>Every character that is not safe made visible. Linear in the length; the same instance where all are safe.</summary>
    public static string Of(string text)
    {
        int first = FirstUnsafe(text);
        if (first < 0)
        {
            return text;
        }

        var shown = new StringBuilder(text.Length + 16).Append(text, 0, first);
        for (int at = first; at < text.Length; )
        {
            at += Append(shown, text, at);
        }

        return shown.ToString();
    }

    /// <summary>The same for text that is JSON already, whose strings are to keep their values.</summary>
    public static string OfJson(string json)
    {
        int first = FirstUnsafe(json);
        if (first < 0)
        {
            return json;
        }

        var shown = new StringBuilder(json.Length + 16);
        foreach (char unit in json)
        {
            shown.Append(
                IsSafe(unit) ? unit.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}")
            );
        }

        return shown.ToString();
    }

    /// <summary>Neither a control but line feed and tab, nor a mark of format, nor a separator of lines, nor half a pair.</summary>
    /// <remarks>The joiners U+200C and U+200D belong to scripts and emoji, and turn nothing.</remarks>
    public static bool IsSafe(Rune rune) =>
        rune.Value is '\n' or '\t' or 0x200C or 0x200D
        || Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            );

    // Half of a pair is judged with the other half where that matters; in JSON the pair is left as it is.
    private static bool IsSafe(char unit) => char.IsSurrogate(unit) || IsSafe(new Rune(unit));

    private static int FirstUnsafe(string text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] is (< ' ' and not ('\n' or '\t')) or > '~' && !IsSafeAt(text, ref at))
            {
                return at;
            }
        }

        return -1;
    }

    private static bool IsSafeAt(string text, ref int at)
    {
        if (!Rune.TryGetRuneAt(text, at, out var rune) || !IsSafe(rune))
        {
            return false;
        }

        at += rune.Utf16SequenceLength - 1;
        return true;
    }

    private static int Append(StringBuilder shown, string text, int at)
    {
        if (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n')
        {
            return 1;
        }

        bool isWhole = Rune.TryGetRuneAt(text, at, out var rune);
        int length = isWhole ? rune.Utf16SequenceLength : 1;
        _ =
            isWhole && IsSafe(rune)
                ? shown.Append(text, at, length)
                : shown.Append(CultureInfo.InvariantCulture, $"\\u{{{(isWhole ? rune.Value : text[at]):x}}}");
        return length;
    }
}
