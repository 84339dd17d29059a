namespace EndToEnd.Tests;

/// <summary>What a run may have left on this host: labelled processes and control groups.</summary>
internal static class Leftovers
{
    public static IReadOnlyList<string> OfLab(int lab) => [.. Processes(lab), .. Groups(lab)];

    /// <summary>Processes that carry the lab's label in their environment.</summary>
    public static IEnumerable<string> Processes(int lab) =>
        Directory
            .EnumerateDirectories("/proc")
            .Where(folder => int.TryParse(Path.GetFileName(folder), out _))
            .Where(folder => Environment(folder).Contains($"CAPACITYLAB_OWNER={lab}:", StringComparison.Ordinal));

    private static IEnumerable<string> Groups(int lab) =>
        Directory
            .EnumerateDirectories(
                "/sys/fs/cgroup",
                "capacitylab-*",
                new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    MaxRecursionDepth = 4,
                    IgnoreInaccessible = true,
                }
            )
            .Where(folder => Path.GetFileName(folder).Contains($"-{lab}", StringComparison.Ordinal));

    private static string Environment(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "environ"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
