using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Reports.Tests.Sample;

/// <summary>A layout of the sample run that behaves like a queue with the given capacity.</summary>
internal static class SampleLayout
{
    private static readonly double[] Loads = [0.3, 0.6, 1.3, 0.85, 1.1, 0.95, 1.05, 1.0];

    public static LayoutResult Measured(string name, int replicas, double cpus, double capacity, DateTimeOffset at) =>
        Stood(name, replicas, cpus, capacity, at) with
        {
            Capacity = new CapacityResult
            {
                Unnoticed = 0.08,
                Caveats =
                [
                    "The rate was not verified by a second probe that held: search.budgetSeconds were used up.",
                    "Its longest probe had 521 responses; search.samples asks for 6,085. The p99 of so few scatters, and so does the capacity from run to run.",
                ],
                RequestsPerSecond = new RequestRate(capacity),
                Low = new RequestRate(capacity),
                High = new RequestRate(capacity * 1.05),
                Status = CapacityStatus.Measured,
                BrokenBy = "p99 412 ms > 200 ms",
                Probes = Loads.Length,
            },
            Bottleneck = new BottleneckResult
            {
                Cause = BottleneckCause.CpuLimit,
                Node = "replica-1",
                Confidence = 0.92,
                Evidence =
                [
                    new("replica-1 used 98 % of its CPU limit above the capacity.", "cpuShare", 0.98, 0.9),
                    new("It was held back in 71 % of the periods.", "throttledShare", 0.71, 0.2),
                ],
            },
        };

    public static LayoutResult GeneratorLimited(
        string name,
        int replicas,
        double cpus,
        double capacity,
        DateTimeOffset at
    )
    {
        var stood = Stood(name, replicas, cpus, capacity, at);
        return stood with
        {
            Capacity = new CapacityResult { Status = CapacityStatus.GeneratorLimited, Probes = Loads.Length },
            Bottleneck = new BottleneckResult { Cause = BottleneckCause.Generator, Confidence = 0.8 },
            Probes = [.. stood.Probes.Select(p => p.Offered.PerSecond > capacity ? Limited(p) : p)],
        };
    }

    public static LayoutResult NodeDied(string name, int replicas, double cpus, double capacity, DateTimeOffset at)
    {
        var measured = Measured(name, replicas, cpus, capacity, at);
        return measured with
        {
            Probes = [.. measured.Probes.Select(p => p.Index == 7 ? Failing(p) : p)],
            Events = [new("replica-3", "died", at.AddSeconds(92), 7, "Exit code 139 (SIGSEGV); it was not restarted.")],
        };
    }

    private static LayoutResult Stood(string name, int replicas, double cpus, double capacity, DateTimeOffset at)
    {
        var shape = new SampleProbe(replicas, cpus, capacity);
        ProbeResult[] probes = [.. Loads.Select((load, index) => shape.At(index + 1, load, at.AddSeconds(index * 15)))];
        return new LayoutResult
        {
            Name = name,
            Kind = replicas == 1 ? LayoutKind.Vertical : LayoutKind.Horizontal,
            Replicas = replicas,
            Cpus = new Cpus(cpus),
            Memory = MemorySize.FromMiB(256),
            Runtime = "process",
            LimitsBy = "cgroup-v1",
            Balancer = replicas == 1 ? "" : "nginx",
            StartUp = TimeSpan.FromSeconds(1.84),
            WarmUp = new WarmUpResult
            {
                Duration = TimeSpan.FromSeconds(6),
                Requests = 812,
                Settled = replicas < 4,
                Rate = new RequestRate(capacity * 1.08),
                Connections = 64,
                Boosted = true,
            },
            Probes = probes,
            Shares = shape.Shares(probes.Sum(p => p.RequestsCompleted)),
            Samples = SampleNodes.Samples(shape, probes),
        };
    }

    private static ProbeResult Limited(ProbeResult probe) =>
        probe with
        {
            ObjectivesHeld = null,
            ObjectivesBroken = [],
            Generator = probe.Generator with
            {
                CpuCores = new Cpus(0.985),
                Limited = true,
                LimitedBecause = ["The generator used 98.5 % of its processor.", "Send lag p99 was 48 ms."],
            },
            SendLagMs = SampleProbe.Latency(probe.Scheduled, 9),
        };

    private static ProbeResult Failing(ProbeResult probe)
    {
        var failed = probe.Ok / 6;
        return probe with
        {
            Ok = probe.Ok - failed,
            Failed = failed,
            Failures = new Dictionary<string, long> { ["http-502"] = failed - 7, ["timeout"] = 7 },
            Intervals = [.. probe.Intervals.Select(i => i with { Ok = i.Ok * 5 / 6, Failed = i.Ok / 6 })],
        };
    }
}
