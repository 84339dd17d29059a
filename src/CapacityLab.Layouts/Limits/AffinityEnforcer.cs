using System.Globalization;
using CapacityLab.Layouts.Processes;
using CapacityLab.Results.Layouts;

namespace CapacityLab.Layouts.Limits;

/// <summary>
/// Where there are no control groups for this user: whole processors by affinity, and the limit that the .NET runtime puts
/// on its own heap. Programs that are not .NET are not held to a memory limit.
/// </summary>
internal sealed class AffinityEnforcer : ILimitEnforcer
{
    private int next;

    public string Name => LimitMechanism.Affinity;

    public INodeGroup Create(string name, NodeLimit limit, IReadOnlyList<int> processors, bool boost)
    {
        var allowed = processors.Count > 0 ? processors : Affinity.Allowed();
        var mine = Spread(allowed, limit.ProcessorsAmong(allowed.Count));
        return new AffinityGroup(limit, boost ? allowed : mine, mine);
    }

    /// <summary>Nodes go round the processors, so that two small ones do not share one while another idles.</summary>
    private int[] Spread(IReadOnlyList<int> allowed, int count)
    {
        var first = Interlocked.Add(ref next, count) - count;
        return [.. Enumerable.Range(first, count).Select(i => allowed[i % allowed.Count]).Distinct()];
    }
}

internal sealed class AffinityGroup(NodeLimit limit, IReadOnlyList<int> start, IReadOnlyList<int> limited) : INodeGroup
{
    /// <summary>As in a container, where the runtime takes three quarters of the limit for its heap.</summary>
    private const double HeapShare = 0.75;

    public IReadOnlyList<string> EntryFiles => [];

    public IReadOnlyList<int> Processors => start;

    public IReadOnlyDictionary<string, string> Environment { get; } =
        limit.Memory is { } memory
            ? new Dictionary<string, string>
            {
                ["DOTNET_GCHeapHardLimit"] = ((long)(memory.Bytes * HeapShare)).ToString(
                    "X",
                    CultureInfo.InvariantCulture
                ),
            }
            : new Dictionary<string, string>();

    public void ApplyCpuLimit(int processId) => Affinity.SetForProcess(processId, limited);

    public GroupReading? Read() => null;

    public long OutOfMemoryKills() => 0;

    public IReadOnlyList<int> ProcessIds() => [];

    public void Remove() { }
}
