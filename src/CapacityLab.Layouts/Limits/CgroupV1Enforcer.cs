using CapacityLab.Results.Layouts;

namespace CapacityLab.Layouts.Limits;

/// <summary>Limits by control groups of version 1: a hierarchy for each controller, or several controllers in one.</summary>
internal sealed class CgroupV1Enforcer : ILimitEnforcer
{
    private readonly CgroupV1Parents parents;

    private CgroupV1Enforcer(CgroupV1Parents parents) => this.parents = parents;

    public string Name => LimitMechanism.CgroupV1;

    /// <summary>Null, with the reason, where this host does not offer it to this user.</summary>
    public static CgroupV1Enforcer? TryOpen(CgroupHost host, out string why)
    {
        var parents = host.V1Parents();
        why = parents switch
        {
            null => $"no cpu, cpuacct and memory hierarchies under {host.Root}",
            _ when !parents.All.All(CgroupHost.CanMakeGroups) => "no permission to make control groups",
            _ => "",
        };
        return why.Length == 0 ? new CgroupV1Enforcer(parents!) : null;
    }

    public INodeGroup Create(string name, NodeLimit limit, IReadOnlyList<int> processors, bool boost)
    {
        var group = new CgroupV1Group(parents.Child(GroupName.New(name)), limit, processors);
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

/// <summary>The folders, one a controller, that hold or will hold groups. Co-mounted controllers share a folder.</summary>
internal sealed record CgroupV1Parents(string Cpu, string CpuAccounting, string Memory)
{
    public IEnumerable<string> All => new[] { Cpu, CpuAccounting, Memory }.Distinct();

    public CgroupV1Parents Child(string name) =>
        new(Path.Combine(Cpu, name), Path.Combine(CpuAccounting, name), Path.Combine(Memory, name));
}
