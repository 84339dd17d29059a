using CapacityLab.Layouts.Processes;

namespace CapacityLab.Layouts.Targets;

internal static class PublishedProgram
{
    private const string Settings = ".runtimeconfig.json";

    /// <summary>The project's own program, by its launcher where there is one, else by dotnet.</summary>
    public static ProgramSpec Find(string project, string output)
    {
        var name = Name(project, output);
        var launcher = Path.Combine(output, OperatingSystem.IsWindows() ? name + ".exe" : name);
        return File.Exists(launcher)
            ? new ProgramSpec { FileName = launcher, WorkingDirectory = output }
            : new ProgramSpec
            {
                FileName = DotnetHost.File,
                Arguments = [Path.Combine(output, name + ".dll")],
                WorkingDirectory = output,
            };
    }

    /// <summary>The assembly may be named otherwise than the project; a runtimeconfig.json names what can run.</summary>
    private static string Name(string project, string output)
    {
        var programs = Directory
            .GetFiles(output, "*" + Settings)
            .Select(file => Path.GetFileName(file)[..^Settings.Length])
            .ToList();
        var own = Path.GetFileNameWithoutExtension(project);
        if (programs.Contains(own))
        {
            return own;
        }

        return programs.Count == 1
            ? programs[0]
            : throw new EnvironmentException(
                $"{project} was published to {output}, but which program to run there is not clear "
                    + $"({(programs.Count == 0 ? "none" : string.Join(", ", programs))}). Is it an executable project?"
            );
    }
}
