using System.Globalization;
using System.Text.RegularExpressions;

namespace CapacityLab.Plans.Json;

/// <summary>Writes paths as <c>$.target.environment["a b"]</c>.</summary>
internal static partial class JsonPath
{
    public const string Root = "$";

    public static string Property(string parent, string name) =>
        Plain().IsMatch(name) ? $"{parent}.{name}" : $"{parent}[{JsonText.Quote(name)}]";

    public static string Item(string parent, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{parent}[{index}]");

    [GeneratedRegex(@"^[A-Za-z_$][A-Za-z0-9_$-]*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
