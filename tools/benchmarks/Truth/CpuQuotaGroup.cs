using CapacityLab.Layouts.Limits;
using CapacityLab.Results.Units;

namespace Benchmarks.Truth;

/// <summary>A control group with a CPU quota, for programs that are no nodes of a layout.</summary>
internal sealed class CpuQuotaGroup : IDisposable
{
    private readonly INodeGroup group;

    /// <exception cref="InvalidOperationException">This host offers no control groups to this user.</exception>
    public CpuQuotaGroup(double cpus)
    {
        var enforcer = LimitEnforcers.Choose(CgroupHost.Current, out string why);
        if (why.Length > 0)
        {
            throw new InvalidOperationException($"A CPU quota needs control groups: {why}.");
        }

        group = enforcer.Create("benchmark", new NodeLimit(new Cpus(cpus), null), [], boost: false);
    }

    /// <summary>A process that writes its id to each of these is in the group.</summary>
    public IReadOnlyList<string> EntryFiles => group.EntryFiles;

    public void Dispose() => group.Remove();
}
