using CapacityLab.Results.Runs;
using CapacityLab.Results.Texts;

namespace CapacityLab.Plans;

/// <summary>
/// Looks whether programs are told where to listen. A .NET project that is told nothing gets ASPNETCORE_URLS; any other program that
/// uses neither {port} nor {url} is a warning. An image may listen where it wants, which the docker runtime finds out.
/// </summary>
internal static class ListenSettings
{
    private const string Urls = "ASPNETCORE_URLS";

    // What ASP.NET reads addresses from; sections of Kestrel begin so.
    private static readonly string[] OfAspNet =
    [
        Urls,
        "ASPNETCORE_HTTP_PORTS",
        "ASPNETCORE_HTTPS_PORTS",
        "DOTNET_URLS",
        "DOTNET_HTTP_PORTS",
        "URLS",
        "HTTP_PORTS",
    ];

    /// <summary>The plan with what was missing.</summary>
    public static Plan Complete(Plan plan) =>
        plan with
        {
            Target = Complete(plan, plan.Target),
            Services = [.. plan.Services.Select(service => Complete(plan, service))],
        };

    /// <summary>What <see cref="Complete(Plan)"/> changes, in sentences.</summary>
    public static IReadOnlyList<string> Notes(Plan plan) =>
        [
            .. Programs(plan)
                .Where(program => IsTold(plan, program) is false && IsUnsetProject(plan, program))
                .Select(program =>
                    $"{program.Name}: neither {{port}} nor {{url}} is used, so {Urls} is set to {{url}} for it."
                ),
        ];

    public static IReadOnlyList<Warning> Warnings(Plan plan) =>
        [
            .. Programs(plan)
                .Where(program =>
                    ProgramOf(plan, program).Image is null && !IsTold(plan, program) && !IsUnsetProject(plan, program)
                )
                .Select(program => new Warning(
                    "listens-anywhere",
                    "",
                    $"{program.Name}: nothing in its arguments and environment uses {{port}} or {{url}}, so it is not told where to listen.",
                    $"Put {{port}} or {{url}} where the program takes its address from, as \"arguments\": [\"--port\", \"{{port}}\"]."
                )),
        ];

    private static IEnumerable<ProgramOptions> Programs(Plan plan) => plan.Services.Prepend(plan.Target);

    private static ProgramOptions Complete(Plan plan, ProgramOptions program) =>
        !IsTold(plan, program) && IsUnsetProject(plan, program)
            ? program with
            {
                Environment = new Dictionary<string, string>(program.Environment) { [Urls] = "{url}" },
            }
            : program;

    /// <summary>A service without a program of its own is the target's.</summary>
    private static ProgramOptions ProgramOf(Plan plan, ProgramOptions program) =>
        program.HasProgram ? program : plan.Target;

    private static bool IsUnsetProject(Plan plan, ProgramOptions program) =>
        ProgramOf(plan, program).Project is not null
        && !program.Environment.Keys.Any(IsOfAspNet)
        && !program.Arguments.Any(IsUrls);

    private static bool IsTold(Plan plan, ProgramOptions program) =>
        program
            .Arguments.Concat(program.Environment.Values)
            .Concat(program == plan.Target ? plan.Docker.Environment.Values : [])
            .SelectMany(Placeholder.In)
            .Any(one => one.Name is "port" or "url");

    private static bool IsOfAspNet(string name) =>
        OfAspNet.Contains(name, StringComparer.OrdinalIgnoreCase)
        || name.Contains("Kestrel__", StringComparison.OrdinalIgnoreCase);

    private static bool IsUrls(string argument) =>
        argument.TrimStart('-', '/').StartsWith("urls", StringComparison.OrdinalIgnoreCase);
}
