using System.Text;
using System.Text.RegularExpressions;

namespace CapacityLab.Results.Texts;

/// <summary>
/// A name in braces that is filled in when a layout starts, such as <c>{port}</c> or <c>{payments.url}</c>: the one grammar of the plan's
/// check, the start and the suggested configuration. Other text in braces stays as it is: JSON, format strings, <c>{Request.Path}</c>,
/// and names whose braces are doubled on both sides.
/// </summary>
/// <param name="Name">Without the braces.</param>
/// <param name="Index">Of the opening brace.</param>
public readonly partial record struct Placeholder(string Name, int Index)
{
    /// <summary>Behind the closing brace.</summary>
    public int End => Index + Name.Length + 2;

    /// <summary>Those of a text, in order.</summary>
    public static IEnumerable<Placeholder> In(string text) =>
        Grammar()
            .Matches(text)
            .Where(match => match.Groups[1].Length == 0 || match.Groups[3].Length == 0)
            .Select(match => new Placeholder(match.Groups[2].Value, match.Groups[2].Index - 1));

    /// <summary>The text with a value for each of them.</summary>
    public static string Fill(string text, Func<Placeholder, string> value)
    {
        var filled = new StringBuilder();
        int from = 0;
        foreach (var one in In(text))
        {
            filled.Append(text, from, one.Index - from).Append(value(one));
            from = one.End;
        }

        return filled.Append(text, from, text.Length - from).ToString();
    }

    [GeneratedRegex(
        @"(\{?)\{([A-Za-z][A-Za-z0-9_-]*(?:\.(?:url|port|connection|host|user|password))?)\}(\}?)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Grammar();
}
