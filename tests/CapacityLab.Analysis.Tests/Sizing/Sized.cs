using CapacityLab.Analysis.Sizing;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Sizing;

/// <summary>Runs whose capacities are known, and requests to them.</summary>
internal static class Sized
{
    public static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly Prices Prices = new()
    {
        Currency = "EUR",
        PerCoreHour = 0.04,
        PerGibHour = 0.005,
    };

    public static SizingRequest Load(double rate, double headroom = 0.3, int spare = 0) =>
        new()
        {
            RequestsPerSecond = new RequestRate(rate),
            Headroom = headroom,
            SpareReplicas = spare,
            AsOf = Now,
        };

    public static LayoutResult Layout(int replicas, double cpus, double capacity, double memoryMiB = 512) =>
        new()
        {
            Name = FormattableString.Invariant($"{replicas} × {cpus} CPU"),
            Kind = replicas == 1 ? LayoutKind.Vertical : LayoutKind.Horizontal,
            Replicas = replicas,
            Cpus = new Cpus(cpus),
            Memory = MemorySize.FromMiB(memoryMiB),
            Capacity = Measured(capacity),
            Bottleneck = new BottleneckResult { Cause = BottleneckCause.CpuLimit },
            Probes = [Probe(replicas, cpus, capacity, true, 0.8), Probe(replicas, cpus, capacity * 1.1, false, 0.99)],
        };

    public static LayoutResult With(this LayoutResult layout, CapacityStatus status) =>
        layout with
        {
            Capacity = layout.Capacity with
            {
                Status = status,
                High = status == CapacityStatus.NotReached ? null : layout.Capacity.High,
                RequestsPerSecond =
                    status == CapacityStatus.GeneratorLimited ? null : layout.Capacity.RequestsPerSecond,
            },
        };

    public static SizingResult Answer(SizingRequest request, params LayoutResult[] layouts) =>
        SizingJudge.Judge(new RunResult { RunId = "run", Layouts = layouts }, request, predicted: []);

    public static SizedLayout Of(this SizingResult result, LayoutResult layout) =>
        Assert.Single(result.Layouts, sized => sized.Name == layout.Name);

    public static ProbeResult Probe(int replicas, double cpus, double rate, bool held, double share) =>
        new()
        {
            Purpose = ProbePurpose.Search,
            Offered = new RequestRate(rate),
            ObjectivesHeld = held,
            Nodes =
            [
                .. Enumerable
                    .Range(1, replicas)
                    .Select(number => new NodeUse
                    {
                        Name = $"shop-{number}",
                        Role = "replica",
                        CpuCores = new Cpus(cpus * share),
                        CpuLimit = new Cpus(cpus),
                    }),
                .. replicas == 1
                    ? Array.Empty<NodeUse>()
                    :
                    [
                        new NodeUse
                        {
                            Name = "balancer",
                            Role = "balancer",
                            CpuCores = new Cpus(0.1),
                            CpuLimit = new Cpus(0.5),
                            MemoryLimit = MemorySize.FromMiB(256),
                        },
                    ],
            ],
        };

    private static CapacityResult Measured(double capacity) =>
        new()
        {
            Status = CapacityStatus.Measured,
            RequestsPerSecond = new RequestRate(capacity),
            Low = new RequestRate(capacity),
            High = new RequestRate(capacity * 1.1),
        };
}
