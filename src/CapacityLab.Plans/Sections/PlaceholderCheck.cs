using CapacityLab.Plans.Json;
using CapacityLab.Results.Texts;

namespace CapacityLab.Plans.Sections;

/// <summary>Checks placeholders in arguments and environment of a program.</summary>
internal static class PlaceholderCheck
{
    private static readonly string[] OfTheNode = ["port", "url", "name", "data", "work"];

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

    private static string[] Known(IReadOnlyList<string> services) =>
        [.. OfTheNode, .. services.SelectMany(name => new[] { $"{name}.url", $"{name}.port" })];

    private static void CheckText(JsonCursor at, string[] known)
    {
        foreach (string name in Placeholder.In(at.Text ?? "").Select(one => one.Name))
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
}
