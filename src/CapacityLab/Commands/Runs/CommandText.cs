using System.Reflection;

namespace CapacityLab.Commands.Runs;

/// <summary>The command line that makes a run again from the folder it was started in.</summary>
internal static class CommandText
{
    private const string Tool = "CapacityLab.Tool";

    // What a shell takes as it stands.
    private const string Plain = "-_./:=@%+,";

    /// <param name="arguments">As they were typed.</param>
    /// <param name="plan">The plan that was found where none was typed; null: it was.</param>
    public static string Of(IReadOnlyList<string> arguments, string? plan)
    {
        var location = PlanLocation.OfProcess();
        var (program, separator) = Program(
            Assembly.GetEntryAssembly()?.GetName().Name ?? "",
            location,
            Environment.ProcessPath ?? "",
            Assembly.GetEntryAssembly()?.Location ?? ""
        );
        bool isOwn = plan is not null && location.IsOwn(plan);
        return Line(
            program,
            separator,
            plan is null || isOwn ? arguments : [.. arguments, "--plan", Shown(plan, location)]
        );
    }

    /// <summary>How the program is started, and what stands before its arguments.</summary>
    /// <param name="entry">Name of the assembly that was started.</param>
    /// <param name="location">Where it belongs and where it was started.</param>
    /// <param name="process">File of the process, which may be dotnet.</param>
    /// <param name="assembly">File of the assembly.</param>
    public static (string Program, string Separator) Program(
        string entry,
        PlanLocation location,
        string process,
        string assembly
    )
    {
        if (entry == Tool)
        {
            return ("capacitylab", "");
        }

        if (location.Project is { } project && Directory.Exists(project))
        {
            return ($"dotnet run --project {Quoted(Shown(project, location))}", " --");
        }

        return Path.GetFileNameWithoutExtension(process) == "dotnet"
            ? ($"dotnet {Quoted(Shown(assembly, location))}", "")
            : (Quoted(Shown(process, location)), "");
    }

    public static string Line(string program, string separator, IReadOnlyList<string> arguments) =>
        program
        + (arguments.Count > 0 ? separator : "")
        + string.Concat(arguments.Select(argument => " " + Quoted(argument)));

    /// <summary>Relative to where it was started where that is shorter.</summary>
    private static string Shown(string path, PlanLocation location)
    {
        string relative = Path.GetRelativePath(location.Current, path);
        return relative.Length < path.Length ? relative : path;
    }

    private static string Quoted(string argument) =>
        argument.Length > 0 && argument.All(letter => char.IsAsciiLetterOrDigit(letter) || Plain.Contains(letter))
            ? argument
            : $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
