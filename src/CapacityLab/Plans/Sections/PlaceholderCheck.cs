using System.Text.RegularExpressions;
using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Sections;

/// <summary>Checks placeholders in arguments and environment of a program.</summary>
internal static partial class PlaceholderCheck
{
    private static readonly string[] OfTheNode = ["port", "url", "name", "data"];

    private static readonly string[] OfTheDatabase =
    [
        "database.connection",
        "database.host",
        "database.port",
        "database.user",
        "database.password",
    ];

    /// <param name="program">The target or a service.</param>
    /// <param name="services">Services that are started before it.</param>
    public static void Check(JsonCursor program, IReadOnlyList<string> services)
    {
        var known = Known(services);
        var environment = program.Property("environment");
        var texts = program.Property("arguments").Items;
        foreach (var at in texts.Concat(environment.Properties))
        {
            CheckText(at, known);
        }
    }

    /// <param name="docker">The plan's section.</param>
    /// <param name="services">All of the plan.</param>
    public static void CheckDocker(JsonCursor docker, IReadOnlyList<string> services)
    {
        string[] known = [.. Known(services), .. docker.Property("database").IsMissing ? [] : OfTheDatabase];
        foreach (var at in docker.Property("environment").Properties)
        {
            CheckText(at, known);
        }
    }

    /// <summary>Names of the placeholders in a text.</summary>
    public static IEnumerable<string> NamesIn(string text) =>
        Placeholder().Matches(text).Select(match => match.Groups[1].Value);

    private static string[] Known(IReadOnlyList<string> services) =>
        [.. OfTheNode, .. services.SelectMany(name => new[] { $"{name}.url", $"{name}.port" })];

    private static void CheckText(JsonCursor at, string[] known)
    {
        foreach (var name in NamesIn(at.Text ?? ""))
        {
            if (!known.Contains(name))
            {
                at.Report(
                    $"the placeholder {{{JsonText.Cut(name)}}}{Nearest.Hint(name, known)}",
                    $"{JsonText.List(known.Select(one => $"{{{one}}}"))}; services count once they are started"
                );
            }
        }
    }

    // Other text in braces is none of ours: JSON, format strings, braces that are doubled to stand for themselves.
    [GeneratedRegex(
        @"(?<!\{)\{([A-Za-z][A-Za-z0-9_-]*(?:\.(?:url|port|connection|host|user|password))?)\}(?!\})",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Placeholder();
}
