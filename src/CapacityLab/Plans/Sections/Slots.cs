using System.Text.RegularExpressions;
using CapacityLab.Plans.Shapes;

namespace CapacityLab.Plans.Sections;

/// <summary>Slots <c>{{name}}</c> in the text of a step.</summary>
internal static partial class Slots
{
    public static readonly TextShape Name = new(
        "a name of letters, digits, _ and - that starts with a letter or _",
        "^[A-Za-z_][A-Za-z0-9_-]*$"
    );

    /// <summary>What stands between the braces. JSON and GraphQL without blanks do not look like slots.</summary>
    public static IEnumerable<string> In(string text) => Slot().Matches(text).Select(match => match.Groups[1].Value);

    // Blanks and dots are found too: such slots are mistakes, not text.
    [GeneratedRegex(
        @"\{\{( *[A-Za-z_][A-Za-z0-9_.-]* *)\}\}",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Slot();
}
