namespace CapacityLab.Running;

/// <summary>Removes what a run needed only while it lasted.</summary>
internal static class WorkFolders
{
    public static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The next run, or cleanup, finds it by its name.
        }
    }
}
