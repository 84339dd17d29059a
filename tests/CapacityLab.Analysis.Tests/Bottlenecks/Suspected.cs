using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Bottlenecks;

/// <summary>A probe that did not hold, of nodes whose signs are known.</summary>
internal static class Suspected
{
    public static readonly CapacityResult Measured = new()
    {
        Status = CapacityStatus.Measured,
        High = new RequestRate(Math.BitIncrement(100)),
    };

    /// <summary>100 requests a second for 10 s, each 100 ms in the node, on a node with processor time to spare.</summary>
    public static readonly RuntimeUse Calm = new()
    {
        Pages = 10,
        Seconds = 10,
        Requests = 1_000,
        RequestSeconds = 100,
        GcPauseShare = 0.01,
        Gen2Collections = 0,
        AllocatedBytes = 1e7,
        LockContentions = 2,
        ThreadPoolQueueMean = 0.1,
        ThreadPoolQueueMax = 1,
        ThreadPoolThreadsFirst = 4,
        ThreadPoolThreadsMax = 4,
        ClientRequests = 100,
        ClientSeconds = 1,
        ClientQueueSeconds = 0,
        DatabaseOperations = 1_000,
        DatabaseSeconds = 2,
        DatabaseWaitSeconds = 0.1,
    };

    public static void AssertNamed(string cause, NodeUse node) => Assert.Equal(cause, Find(node).Cause);

    public static BottleneckResult Find(params NodeUse[] nodes) =>
        BottleneckJudge.Find([Failing(nodes)], Measured, targetProcessors: 2);

    public static ProbeResult Failing(params NodeUse[] nodes) => Known.Probe(100, held: false) with { Nodes = nodes };

    public static NodeUse Idle() => Node(cpu: 0.1, throttled: 0);

    public static NodeUse Busy() => Node(cpu: 0.499, throttled: 0.9);

    public static NodeUse Node(double cpu, double throttled) =>
        new()
        {
            Name = "shop-1",
            Role = "replica",
            Samples = 10,
            CpuCores = new Cpus(cpu),
            CpuLimit = new Cpus(0.5),
            ThrottledShare = throttled,
            Memory = MemorySize.FromMiB(100),
            MemoryLimit = MemorySize.FromMiB(256),
            Threads = 10,
            Runtime = Calm,
        };
}
