using System.Text.RegularExpressions;
using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Sections;

/// <summary>Checks placeholders in arguments and environment of a program.</summary>
internal static partial class PlaceholderCheck
{
    private static readonly string[] OfTheNode = ["port", "url", "name", "data"];

    /// <param name="program">The target or a service.</param>
    /// <param name="services">Services that are started before it.</param>
    public static void Check(JsonCursor program, IReadOnlyList<string> services)
    {
        string[] known = [.. OfTheNode, .. services.SelectMany(name => new[] { $"{name}.url", $"{name}.port" })];
        var environment = program.Property("environment");
        var texts = program.Property("arguments").Items;
        foreach (var at in texts.Concat(environment.Properties))
        {
            CheckText(at, known);
        }
    }

    private static void CheckText(JsonCursor at, string[] known)
    {
        foreach (Match match in Placeholder().Matches(at.Text ?? ""))
        {
            var name = match.Groups[1].Value;
            if (!known.Contains(name))
            {
                at.Report(
                    $"the placeholder {{{name}}}{Nearest.Hint(name, known)}",
                    $"{JsonText.List(known.Select(one => $"{{{one}}}"))}; services count once they are started"
                );
            }
        }
    }

    // Other text in braces is none of ours: JSON, format strings, braces that are doubled to stand for themselves.
    [GeneratedRegex(@"(?<!\{)\{([A-Za-z][A-Za-z0-9_-]*(?:\.(?:url|port))?)\}(?!\})", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
