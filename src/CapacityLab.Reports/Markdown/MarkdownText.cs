using System.Text;
using CapacityLab.Results.Texts;

namespace CapacityLab.Reports.Markdown;

/// <summary>Text that GitHub-flavoured Markdown shows as it is: no markup, no HTML, no broken table.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_{}[]<>#|~&";

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in VisibleText.Of(text))
        {
            Append(escaped, character);
        }

        return escaped.ToString().Trim();
    }

    public static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(Escape))} |";

    private static void Append(StringBuilder escaped, char character)
    {
        if (character is '\n' or '\t')
        {
            escaped.Append(' ');
            return;
        }

        if (Special.Contains(character, StringComparison.Ordinal))
        {
            escaped.Append('\\');
        }

        escaped.Append(character);
    }
}
