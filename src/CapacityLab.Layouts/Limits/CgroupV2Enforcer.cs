using CapacityLab.Results.Layouts;

namespace CapacityLab.Layouts.Limits;

/// <summary>Limits by control groups of version 2, as root or in a subtree delegated to this user.</summary>
internal sealed class CgroupV2Enforcer : ILimitEnforcer
{
    private readonly string parent;

    private CgroupV2Enforcer(string parent) => this.parent = parent;

    public string Name => LimitMechanism.CgroupV2;

    /// <summary>Null, with the reason, where this host does not offer it to this user.</summary>
    public static CgroupV2Enforcer? TryOpen(CgroupHost host, out string why)
    {
        why = $"no control groups of version 2 at {host.Root}";
        return host.IsV2 && CgroupV2Parent.Find(host, out why) is { } parent ? new CgroupV2Enforcer(parent) : null;
    }

    public INodeGroup Create(string name, NodeLimit limit, IReadOnlyList<int> processors, bool boost)
    {
        var group = new CgroupV2Group(Path.Combine(parent, GroupName.New(name)), limit, processors);
        try
        {
            group.Make(boost);
            return group;
        }
        catch
        {
            group.Remove();
            throw;
        }
    }
}
