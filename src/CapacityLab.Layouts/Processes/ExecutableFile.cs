namespace CapacityLab.Layouts.Processes;

/// <summary>Finds program files before anything starts, so that a missing one is named as such.</summary>
internal static class ExecutableFile
{
    public static string? OnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))
            .FirstOrDefault(File.Exists);

    /// <summary>A bare name is looked up on PATH; anything else is relative to the working folder.</summary>
    public static string Find(string node, ProgramSpec program)
    {
        if (!Directory.Exists(program.WorkingDirectory))
        {
            throw new EnvironmentException(
                EnvironmentCause.Unavailable,
                node,
                $"{node}: its working folder {program.WorkingDirectory} does not exist."
            );
        }

        var name = program.FileName;
        var inFolder = Path.GetFullPath(name, Path.GetFullPath(program.WorkingDirectory));
        if (File.Exists(inFolder))
        {
            return inFolder;
        }

        return (name == Path.GetFileName(name) ? OnPath(name) : null)
            ?? throw new EnvironmentException(
                EnvironmentCause.Unavailable,
                node,
                $"{node}: the program {name} does not exist (looked at {inFolder})."
            );
    }
}
