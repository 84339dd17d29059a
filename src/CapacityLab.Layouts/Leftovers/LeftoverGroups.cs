using CapacityLab.Layouts.Limits;
using CapacityLab.Layouts.Processes;

namespace CapacityLab.Layouts.Leftovers;

/// <summary>Control groups of dead labs. Processes still in one belonged to its node, whatever their environment says.</summary>
internal static class LeftoverGroups
{
    public static IEnumerable<string> Remove(CgroupHost host) => Remove(host, owner => !owner.IsAlive);

    /// <summary>Those whose owner is meant.</summary>
    public static IEnumerable<string> Remove(CgroupHost host, Func<LabOwner, bool> isMeant)
    {
        foreach (var parent in OperatingSystem.IsLinux() ? host.GroupParents() : [])
        {
            var dead = Of(parent).Where(folder => GroupName.OwnerOf(folder) is { } owner && isMeant(owner)).ToList();
            // A leaf of version 2 holds what lived beside the lab, such as the user's shell: it moves back.
            foreach (var folder in dead.Where(folder => !CgroupV2Parent.IsLeaf(folder)).Where(End))
            {
                yield return $"control group {folder}";
            }

            if (dead.Exists(CgroupV2Parent.IsLeaf))
            {
                CgroupV2Parent.Restore(parent);
            }
        }
    }

    private static string[] Of(string parent)
    {
        try
        {
            return Directory.GetDirectories(parent, GroupName.Prefix + "*");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool End(string folder)
    {
        var group = new CgroupFolder(folder);
        group.ProcessIds().ToList().ForEach(Signal.Kill);
        return group.Remove();
    }
}
