using System.Globalization;
using CapacityLab.Plans.Json;

namespace CapacityLab.Plans.Sections;

/// <summary>Finds the files of programs; those of a stored plan need not be on this host, and stay as they are.</summary>
internal static class ProgramFiles
{
    /// <summary>The absolute path; reports where there is no project.</summary>
    public static string Project(JsonCursor at, string text)
    {
        if (at.File.IsStored)
        {
            return text;
        }

        var path = at.File.Resolve(text);
        if (!File.Exists(path) && ProjectsIn(path) is var count && count != 1)
        {
            at.Report($"{JsonText.Quote(text)} ({What(path, count)})", "a project file, or a folder with just one");
        }

        return path;
    }

    /// <summary>The absolute path; a bare name stays, because it is looked for on PATH.</summary>
    public static string Executable(JsonCursor at, string text)
    {
        if (at.File.IsStored || Path.GetFileName(text) == text)
        {
            return text;
        }

        var path = at.File.Resolve(text);
        if (!File.Exists(path))
        {
            at.Report($"{JsonText.Quote(text)} (no such file)", "a program's file, or a name to be found on PATH");
        }

        return path;
    }

    private static int ProjectsIn(string folder)
    {
        try
        {
            return Directory.EnumerateFiles(folder, "*.*proj").Count();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static string What(string path, int projects) =>
        Directory.Exists(path)
            ? string.Create(CultureInfo.InvariantCulture, $"a folder with {projects} projects")
            : "no such file or folder";
}
