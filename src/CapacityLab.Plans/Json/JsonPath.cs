using System.Globalization;
using System.Text.RegularExpressions;

namespace CapacityLab.Plans.Json;

/// <summary>Writes paths as <c>$.target.environment["a b"]</c>.</summary>
internal static partial class JsonPath
{
    public const string Root = "$";

    private const int LongestPlain = 80;

    // A path is kept for each value below: a name without end is cut, as it is in a message.
    public static string Property(string parent, string name) =>
        name.Length <= LongestPlain && Plain().IsMatch(name) ? $"{parent}.{name}" : $"{parent}[{JsonText.Quote(name)}]";

    public static string Item(string parent, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{parent}[{index}]");

    [GeneratedRegex(@"^[A-Za-z_$][A-Za-z0-9_$-]*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
