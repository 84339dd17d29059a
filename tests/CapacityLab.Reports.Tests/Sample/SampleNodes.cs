using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Reports.Tests.Sample;

/// <summary>What the nodes of the sample's layouts use: replicas up to their limit, the rest in proportion.</summary>
internal static class SampleNodes
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);

    public static IReadOnlyList<NodeUse> Use(SampleProbe shape, double load, long requests)
    {
        var share = Math.Min(0.985, 0.12 + (load * 0.86));
        var throttled = Math.Clamp((load - 0.6) * 1.6, 0, 0.78);
        var replicas = Enumerable
            .Range(1, shape.Replicas)
            .Select(n =>
                Node(
                    $"replica-{n}",
                    "replica",
                    shape.Cpus,
                    share - (n * 0.012),
                    throttled,
                    118 + n,
                    requests / shape.Replicas
                )
            );
        var balancer =
            shape.Replicas == 1 ? [] : new[] { Node("nginx", "balancer", 0.5, 0.1 + (load * 0.2), 0, 14, requests) };
        return
        [
            .. replicas,
            .. balancer,
            Node("payments", "payments", 0.25, 0.08 + (load * 0.25), null, 96, requests / 10),
        ];
    }

    /// <summary>A sample of every node each 250 ms while a probe runs.</summary>
    public static IReadOnlyList<NodeSample> Samples(SampleProbe shape, IEnumerable<ProbeResult> probes) =>
        [
            .. from probe in probes
            from tick in Enumerable.Range(0, (int)(SampleProbe.Length / Every))
            from node in probe.Nodes
            select Sample(probe, node, tick),
        ];

    private static NodeUse Node(
        string name,
        string role,
        double limit,
        double share,
        double? throttled,
        double memory,
        long requests
    ) =>
        new()
        {
            Name = name,
            Role = role,
            Samples = 48,
            CpuCores = new Cpus(limit * share),
            CpuLimit = new Cpus(limit),
            ThrottledShare = throttled,
            Memory = MemorySize.FromMiB(memory),
            MemoryLimit = MemorySize.FromMiB(256),
            RxBytes = requests * 410,
            TxBytes = requests * 2300,
            Threads = role == "balancer" ? 2 : 24,
        };

    private static NodeSample Sample(ProbeResult probe, NodeUse node, int tick) =>
        new()
        {
            At = probe.StartedAt + (Every * tick),
            ProbeIndex = probe.Index,
            Node = node.Name,
            CpuCores = node.CpuCores * (1 + (0.1 * Math.Sin(tick * 0.9))),
            ThrottledShare = node.ThrottledShare,
            Memory = node.Memory,
            RxBytes = node.RxBytes / 48,
            TxBytes = node.TxBytes / 48,
            Threads = node.Threads,
        };
}
