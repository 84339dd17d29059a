namespace CapacityLab.Load.Generator;

/// <summary>The control groups of this process that govern its processors, and the files in them.</summary>
internal static class OwnGroups
{
    private const string Unified = "/sys/fs/cgroup";
    private const string OfCpu = "/sys/fs/cgroup/cpu";

    /// <summary>
    /// Folders of version 2, the root first. A group above may be tighter. In a container its own group is mounted as the root, and the
    /// path is the host's.
    /// </summary>
    public static IEnumerable<string> V2 => Folders(Unified, "");

    /// <summary>The same of version 1.</summary>
    public static IEnumerable<string> V1 => Folders(OfCpu, "cpu");

    /// <returns>Null where it is not there or may not be read.</returns>
    public static string? ReadOrNull(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllText(file) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <param name="membership">Text of /proc/self/cgroup.</param>
    /// <param name="controller">Empty: version 2.</param>
    internal static string? PathOf(string membership, string controller) =>
        membership
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(':', 3))
            .FirstOrDefault(parts => parts.Length == 3 && parts[1].Split(',').Contains(controller))
            ?[2];

    private static IEnumerable<string> Folders(string root, string controller)
    {
        if (ReadOrNull("/proc/self/cgroup") is not { } membership || PathOf(membership, controller) is not { } path)
        {
            yield break;
        }

        yield return root;
        for (var at = path.Trim('/'); at.Length > 0; at = at[..Math.Max(0, at.LastIndexOf('/'))])
        {
            yield return $"{root}/{at}";
        }
    }
}
