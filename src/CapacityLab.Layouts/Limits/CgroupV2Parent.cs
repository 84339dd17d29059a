namespace CapacityLab.Layouts.Limits;

/// <summary>
/// A folder of version 2 in which groups with CPU and memory limits can be made. A group that hands controllers on must
/// hold no processes itself, except for the true root; so where this process stands in the folder, all processes in it
/// move to a leaf first.
/// </summary>
internal static class CgroupV2Parent
{
    /// <summary>Unlikely as the name of a node.</summary>
    public const string LeafNode = "_lab_";

    private const string Subtree = "cgroup.subtree_control";

    /// <summary>Where groups might be made, best first: the nearest place that needs no process to be moved.</summary>
    public static IEnumerable<string> Candidates(CgroupHost host)
    {
        var own = host.OwnV2;
        yield return own;
        if (own != host.Root)
        {
            yield return Path.GetDirectoryName(own)!;
            yield return host.Root;
        }
    }

    /// <summary>The first folder that works; null, with the reason, where none does.</summary>
    public static string? Find(CgroupHost host, out string why)
    {
        var candidates = Candidates(host).Distinct().ToList();
        var found =
            candidates.Find(folder => IsUsable(folder) && TryEnable(folder))
            ?? candidates.Find(folder => IsUsable(folder) && TryMoveAndEnable(folder));
        why = found is null ? Why(host) : "";
        return found;
    }

    /// <summary>Undoes what <see cref="Find"/> moved, where the leaf's group is the last one.</summary>
    public static void Restore(string parent)
    {
        var groups = Directory.GetDirectories(parent, GroupName.Prefix + "*");
        if (groups is not [var leaf] || !IsLeaf(leaf))
        {
            return;
        }

        var folder = new CgroupFolder(parent);
        folder.Write(Subtree, "-cpu -memory");
        MoveAll(new CgroupFolder(leaf), folder);
        new CgroupFolder(leaf).Remove();
    }

    public static bool IsLeaf(string folder) => folder.EndsWith("-" + LeafNode, StringComparison.Ordinal);

    private static bool IsUsable(string folder)
    {
        var cgroup = new CgroupFolder(folder);
        return cgroup.Has("cgroup.controllers")
            && Names(cgroup.Read("cgroup.controllers"))
            && CgroupHost.CanMakeGroups(folder);
    }

    private static bool TryEnable(string folder)
    {
        var cgroup = new CgroupFolder(folder);
        try
        {
            if (!Names(cgroup.Read(Subtree)))
            {
                cgroup.Write(Subtree, "+cpu +memory");
            }

            return Names(cgroup.Read(Subtree));
        }
        catch (Exception e) when (e is EnvironmentException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool TryMoveAndEnable(string folder)
    {
        var leaf = new CgroupFolder(Path.Combine(folder, GroupName.New(LeafNode)));
        try
        {
            Directory.CreateDirectory(leaf.Path);
            MoveAll(new CgroupFolder(folder), leaf);
            if (TryEnable(folder))
            {
                return true;
            }
        }
        catch (Exception e) when (e is EnvironmentException or IOException or UnauthorizedAccessException) { }

        MoveAll(leaf, new CgroupFolder(folder));
        leaf.Remove();
        return false;
    }

    private static void MoveAll(CgroupFolder from, CgroupFolder to)
    {
        foreach (var id in from.ProcessIds())
        {
            try
            {
                to.Write("cgroup.procs", id.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
            catch (EnvironmentException) when (!Directory.Exists($"/proc/{id}")) { }
        }
    }

    private static string Why(CgroupHost host) =>
        Names(
            new CgroupFolder(host.OwnV2).Has("cgroup.controllers")
                ? new CgroupFolder(host.OwnV2).Read("cgroup.controllers")
                : ""
        )
            ? $"no permission to make control groups in {host.OwnV2}"
            : $"the cpu and memory controllers are not delegated to {host.OwnV2}";

    private static bool Names(string controllers)
    {
        var names = controllers.Split(' ', '\n').Select(name => name.TrimStart('+'));
        return names.Contains("cpu") && names.Contains("memory");
    }
}
