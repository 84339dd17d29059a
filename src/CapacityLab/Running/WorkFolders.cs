using CapacityLab.Layouts;

namespace CapacityLab.Running;

/// <summary>What runs need only while they last, in the system's folder for temporary files: one folder a run, named by its id.</summary>
internal static class WorkFolders
{
    private static readonly TimeSpan LongestBegin = TimeSpan.FromHours(1);

    /// <summary>Of one user alone: another one could neither write into it nor remove from it.</summary>
    private static string Root => Path.Combine(Path.GetTempPath(), $"capacitylab-runs-{Environment.UserName}");

    public static string Of(string runId, string part) => Path.Combine(Root, runId, part);

    public static void Remove(string runId) => Delete(Path.Combine(Root, runId));

    /// <summary>Makes the run's folder and notes whose it is, before anything is put into it.</summary>
    public static void Begin(string runId)
    {
        Directory.CreateDirectory(Path.Combine(Root, runId));
        ProcessRuntime.NoteOwner(Note(Path.Combine(Root, runId)));
    }

    /// <summary>Removes those of runs whose lab is no more; returns a line for each.</summary>
    public static IEnumerable<string> RemoveLeft()
    {
        foreach (string folder in Directory.Exists(Root) ? Directory.GetDirectories(Root) : [])
        {
            if (IsLeft(folder) && Delete(folder))
            {
                yield return $"folder {folder}";
            }
        }
    }

    private static string Note(string folder) => Path.Combine(folder, "owner");

    /// <summary>A folder without a note is one that a lab is about to begin, unless it is old.</summary>
    private static bool IsLeft(string folder)
    {
        try
        {
            return File.Exists(Note(folder)) ? ProcessRuntime.IsOfDeadLab(Note(folder)) : Age(folder) > LongestBegin;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static TimeSpan Age(string folder) =>
        TimeProvider.System.GetUtcNow() - new DateTimeOffset(Directory.GetLastWriteTimeUtc(folder), TimeSpan.Zero);

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
