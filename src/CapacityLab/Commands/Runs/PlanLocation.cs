using System.Reflection;
using CapacityLab.Plans;

namespace CapacityLab.Commands.Runs;

/// <summary>Where the plan is when the command line names none.</summary>
/// <param name="Project">Folder of the project that the program belongs to, which has a plan of its own; null: there is none.</param>
/// <param name="Current">The current folder.</param>
internal sealed record PlanLocation(string? Project, string Current)
{
    private const string FileName = "lab.json";

    /// <summary>The key of the assembly metadata in which a program like loadtests keeps the folder of its project.</summary>
    private const string ProjectFolder = "ProjectFolder";

    public static PlanLocation OfProcess() =>
        new(
            Assembly
                .GetEntryAssembly()
                ?.GetCustomAttributes<AssemblyMetadataAttribute>()
                .FirstOrDefault(entry => entry.Key == ProjectFolder)
                ?.Value,
            Environment.CurrentDirectory
        );

    /// <summary>
    /// The plan that is named; else lab.json of the current folder; else the program's own, unless a command was typed in a folder that
    /// has nothing to do with it: that was meant for a plan of that folder.
    /// </summary>
    /// <param name="named">As typed; null: nothing.</param>
    /// <param name="isTyped">Whether a command was typed.</param>
    /// <exception cref="PlanException">There is none.</exception>
    public string Find(string? named, bool isTyped)
    {
        if (named is not null)
        {
            return named;
        }

        if (File.Exists(Path.Combine(Current, FileName)))
        {
            return FileName;
        }

        return Own is { } own && (!isTyped || IsNear) ? own : throw new PlanException([Missing()]);
    }

    /// <summary>Whether a plan is the program's own, which a command finds by itself from anywhere near.</summary>
    public bool IsOwn(string plan) => Own is { } own && Path.GetFullPath(plan, Current) == own;

    /// <summary>The program's own plan; null: it has none.</summary>
    private string? Own =>
        Project is not null && Path.Combine(Project, FileName) is var own && File.Exists(own) ? own : null;

    // The project's folder, one below, or one above that holds it, as the repository's root.
    private bool IsNear =>
        IsWithin(Current, Project!) || IsWithin(Path.GetDirectoryName(Project!) ?? Project!, Current);

    private static bool IsWithin(string inner, string outer)
    {
        var relative = Path.GetRelativePath(outer, inner);
        return relative == "."
            || (!relative.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(relative));
    }

    private PlanMistake Missing() =>
        new(
            "command line",
            "--plan",
            $"nothing, and no {FileName} in {Current}",
            $"--plan FILE, or a folder with a {FileName}{(Own is null ? "" : $"; the sample is --plan {Own}")}"
        );
}
