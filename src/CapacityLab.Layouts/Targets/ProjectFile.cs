namespace CapacityLab.Layouts.Targets;

internal static class ProjectFile
{
    private static readonly string[] Patterns = ["*.csproj", "*.fsproj", "*.vbproj"];

    public static string Find(string project)
    {
        var path = Path.GetFullPath(project);
        if (File.Exists(path))
        {
            return path;
        }

        if (!Directory.Exists(path))
        {
            throw new EnvironmentException($"The target's project {path} does not exist.");
        }

        var found = Patterns.SelectMany(pattern => Directory.GetFiles(path, pattern)).Order().ToList();
        return found.Count == 1
            ? found[0]
            : throw new EnvironmentException(
                found.Count == 0
                    ? $"There is no project file in {path}."
                    : $"{path} holds several project files; name one: {string.Join(", ", found.Select(Path.GetFileName))}."
            );
    }
}
