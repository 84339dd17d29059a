using System.Globalization;
using System.Text;

namespace CapacityLab.Load.Recording;

/// <summary>What a target or an exception says, as one short line that no terminal obeys.</summary>
internal static class FailureText
{
    /// <summary>Of a body, in bytes: what is kept for the line.</summary>
    public const int BytesKept = 1024;

    private const int MostCharacters = 200;

    /// <summary>The first line that is not empty. Bytes that are no UTF-8 become U+FFFD.</summary>
    public static string FirstLine(ReadOnlySpan<byte> body)
    {
        var text = body.TrimStart(" \t\r\n"u8);
        text = text[..Math.Min(text.Length, BytesKept)];
        return Shown(
            Encoding.UTF8.GetString(text.IndexOfAny((byte)'\r', (byte)'\n') is var end and >= 0 ? text[..end] : text)
        );
    }

    /// <summary>At most 200 characters; controls and what turns the direction of writing are escaped.</summary>
    public static string Shown(string text)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var next = IsSafe(rune)
                ? rune.ToString()
                : string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            if (shown.Length + next.Length > MostCharacters)
            {
                break;
            }

            shown.Append(next);
        }

        return shown.ToString();
    }

    private static bool IsSafe(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            );
}
