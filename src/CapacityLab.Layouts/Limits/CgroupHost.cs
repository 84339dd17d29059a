namespace CapacityLab.Layouts.Limits;

/// <summary>Where this host keeps its control groups, and where among them this process stands.</summary>
/// <param name="Root">Mount point; a fixture folder in tests.</param>
/// <param name="Own">Text of /proc/self/cgroup: a line for each hierarchy, <c>id:controllers:path</c>.</param>
internal sealed record CgroupHost(string Root, string Own)
{
    public static CgroupHost Current { get; } = new("/sys/fs/cgroup", ReadOwn());

    public bool IsV2 => File.Exists(Path.Combine(Root, "cgroup.controllers"));

    /// <summary>The folder of version 2 in which this process stands.</summary>
    public string OwnV2 => OwnFolder(Root, Lines.FirstOrDefault(line => line.Controllers.Length == 0).Path ?? "/");

    /// <summary>Null where a controller is missing.</summary>
    public CgroupV1Parents? V1Parents() =>
        V1Parent("cpu") is { } cpu && V1Parent("cpuacct") is { } accounting && V1Parent("memory") is { } memory
            ? new(cpu, accounting, memory)
            : null;

    /// <summary>Folders that a lab like this one may have made groups in.</summary>
    public IReadOnlyList<string> GroupParents() =>
        IsV2 ? [.. CgroupV2Parent.Candidates(this).Distinct()] : [.. V1Parents()?.All ?? []];

    /// <summary>Permission bits say little about control groups (delegation, read-only mounts), so one is made.</summary>
    public static bool CanMakeGroups(string parent)
    {
        try
        {
            var trial = Path.Combine(parent, GroupName.New("trial"));
            Directory.CreateDirectory(trial);
            Directory.Delete(trial);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private IEnumerable<(string Controllers, string Path)> Lines =>
        from line in Own.Split('\n')
        let parts = line.Trim().Split(':', 3)
        where parts.Length == 3
        select (parts[1], parts[2]);

    private string? V1Parent(string controller)
    {
        var line = Lines.FirstOrDefault(line => line.Controllers.Split(',').Contains(controller));
        var mount = new[] { line.Controllers, controller }
            .Where(name => name is not null)
            .Select(name => Path.Combine(Root, name!))
            .FirstOrDefault(Directory.Exists);
        return mount is null || line.Path is null ? null : OwnFolder(mount, line.Path);
    }

    /// <summary>In a container the path is the host's, while the mount shows the container's own folder as its root.</summary>
    private static string OwnFolder(string mount, string path) =>
        Path.Combine(mount, path.TrimStart('/')) is var own && Directory.Exists(own)
            ? Path.TrimEndingDirectorySeparator(own)
            : mount;

    private static string ReadOwn() => File.Exists("/proc/self/cgroup") ? File.ReadAllText("/proc/self/cgroup") : "";
}
