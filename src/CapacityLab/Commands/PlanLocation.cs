using System.Reflection;

namespace CapacityLab.Commands;

/// <summary>Where the plan is when the command line names none.</summary>
internal static class PlanLocation
{
    private const string FileName = "lab.json";

    /// <summary>The key of the assembly metadata in which a program like loadtests keeps the folder of its project.</summary>
    private const string ProjectFolder = "ProjectFolder";

    public static string Find(string? named)
    {
        if (named is not null)
        {
            return named;
        }

        string? project = Assembly
            .GetEntryAssembly()
            ?.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(entry => entry.Key == ProjectFolder)
            ?.Value;
        return File.Exists(FileName) || project is null ? FileName : Path.Combine(project, FileName);
    }
}
