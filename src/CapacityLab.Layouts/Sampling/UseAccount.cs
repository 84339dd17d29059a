using CapacityLab.Layouts.Nodes;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Layouts.Sampling;

/// <summary>What one node used over a measurement, from the first reading to the last.</summary>
internal sealed class UseAccount
{
    private readonly NodeReading first;
    private NodeReading last;
    private long memory;
    private int threads;
    private int samples;

    public UseAccount(NodeReading first)
    {
        this.first = first;
        Add(first);
    }

    public void Add(NodeReading reading)
    {
        // One that is told once a second may be read more often.
        samples += reading.Timestamp == last.Timestamp ? 0 : 1;
        last = reading.After(last);
        memory = Math.Max(memory, reading.Use.MemoryBytes);
        threads = Math.Max(threads, reading.Use.Threads);
    }

    public NodeUse Sum(INode node) =>
        new()
        {
            Name = node.Name,
            Role = node.Role,
            Samples = samples,
            CpuCores = NodeRates.Cores(first, last),
            CpuSeconds = NodeRates.CpuSeconds(first, last),
            CpuLimit = node.Limit.Cpus,
            ThrottledShare = NodeRates.Throttled(first.Use, last.Use),
            KernelShare = NodeRates.KernelShare(first.Use, last.Use),
            MemoryLimitHits = last.Use.MemoryLimitHits - first.Use.MemoryLimitHits,
            OutOfMemoryKills = last.Use.OutOfMemoryKills - (first.Use.OutOfMemoryKills ?? 0),
            Memory = new MemorySize(memory),
            MemoryLimit = node.Limit.Memory,
            RxBytes = last.BytesIn - (first.BytesIn ?? 0),
            TxBytes = last.BytesOut - (first.BytesOut ?? 0),
            Threads = threads,
        };
}
