using System.Globalization;

namespace CapacityLab.Running;

/// <summary>What runs need only while they last, in the system's folder for temporary files: one folder a run, named by its id.</summary>
internal static class WorkFolders
{
    /// <summary>Of one user alone: another one could neither write into it nor remove from it.</summary>
    private static string Root => Path.Combine(Path.GetTempPath(), $"capacitylab-runs-{Environment.UserName}");

    public static string Of(string runId, string part) => Path.Combine(Root, runId, part);

    public static void Remove(string runId) => Delete(Path.Combine(Root, runId));

    /// <summary>Removes those of runs whose process is no more; returns a line for each.</summary>
    public static IEnumerable<string> RemoveLeft()
    {
        foreach (string folder in Directory.Exists(Root) ? Directory.GetDirectories(Root) : [])
        {
            if (IsLeft(Path.GetFileName(folder)) && Delete(folder))
            {
                yield return $"folder {folder}";
            }
        }
    }

    /// <summary>A run's id ends with its process's. Where that id is taken again the folder stays for another time.</summary>
    private static bool IsLeft(string runId) =>
        int.TryParse(runId.Split('-')[^1], CultureInfo.InvariantCulture, out int process) && !IsAlive(process);

    private static bool IsAlive(int processId)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The next run, or cleanup, finds it by its name.
            return false;
        }
    }
}
