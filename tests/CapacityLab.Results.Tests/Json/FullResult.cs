using System.Text.Json;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Scaling;
using CapacityLab.Results.Units;

namespace CapacityLab.Results.Tests.Json;

/// <summary>A result with every property set to something that its default is not.</summary>
internal static class FullResult
{
    private static readonly DateTimeOffset At = new(2026, 11, 25, 3, 0, 0, 250, TimeSpan.FromHours(1));

    public static RunResult Create() =>
        new()
        {
            RunId = "20261125-030000-shop",
            Status = RunStatus.Partial,
            Verdict = "1 × 0.25 CPU holds p99 ≤ 200 ms; <b> & \"quoted\" µs",
            ExitCode = 7,
            Host = new HostSnapshot
            {
                Name = "bench-1",
                OperatingSystem = "Debian 12",
                Architecture = "x64",
                Processor = "Example",
                Cores = 2,
                Memory = MemorySize.FromMiB(8192),
                DotnetVersion = "10.0.0",
                CapacityLabVersion = "0.1.0",
                GeneratorProcessors = "0",
                TargetProcessors = "0-1",
            },
            Plan = JsonDocument.Parse("""{ "name": "shop", "layouts": [] }""").RootElement,
            Command = "capacitylab run",
            StartedAt = At,
            Duration = TimeSpan.FromSeconds(61.5),
            Objectives = new Objectives
            {
                P99 = TimeSpan.FromMilliseconds(150),
                SuccessRatio = 0.95,
                RequestsPerSecond = new RequestRate(100),
                RequestP99 = TimeSpan.FromMilliseconds(75),
                IterationsPerSecond = new IterationRate(33.3333),
            },
            Warnings = [new Warning("host-overcommitted", "1 × 0.25 CPU", "What.", "Advice.")],
            Layouts = [Layout()],
            Scaling = new ScalingResult { Vertical = FullLaw.Of("CPU"), Horizontal = FullLaw.Of("replicas") },
            Recommendation = FullSizing.Create(At),
            Gates = [Gate()],
            Alerts = [Alert()],
        };

    private static LayoutResult Layout()
    {
        var layout = Unconfirmed();
        return layout with { Bottleneck = layout.Bottleneck with { Confirmation = FullConfirmation.Create(layout) } };
    }

    private static LayoutResult Unconfirmed() =>
        new()
        {
            Name = "2 × 0.25 CPU",
            Kind = LayoutKind.Horizontal,
            Replicas = 2,
            Cpus = new Cpus(0.25),
            Memory = MemorySize.FromMiB(256),
            Runtime = "process",
            LimitsBy = "cgroup-v2",
            Balancer = "nginx",
            StartUp = TimeSpan.FromSeconds(1.8431),
            Facts = new Dictionary<string, string> { ["database.fsync"] = "on" },
            WarmUp = new WarmUpResult
            {
                Duration = TimeSpan.FromSeconds(6),
                Requests = 812,
                Settled = true,
                Rate = new RequestRate(241.5),
                RequestsPerIteration = 3,
                Rates = [new RequestRate(120), new RequestRate(240.5), new RequestRate(242.5)],
                Limited =
                [
                    new WarmUpStretch(
                        16,
                        new RequestRate(241.5),
                        60,
                        [new NodeCpu("replica-1", "replica", new Cpus(0.25), 0.0625)]
                    ),
                ],
                BoundRequestsPerSecond = new RequestRate(240),
                Connections = 50,
                Failed = 3,
                Failures = new Dictionary<string, long> { ["http-404"] = 3 },
                FailureExamples = [FullProbe.Failure()],
                Boosted = true,
            },
            Capacity = new CapacityResult
            {
                RequestsPerSecond = new RequestRate(223.25),
                IterationsPerSecond = new IterationRate(74.4167),
                Low = new RequestRate(205.375),
                ProbedLow = new RequestRate(223.25),
                High = new RequestRate(234),
                Status = CapacityStatus.NotReached,
                IntervalMethod = "bracket",
                Edge = new RequestRate(228.625),
                Noise = 0.021,
                Drift = -0.04,
                Unnoticed = 0.087,
                Caveats = ["Its longest probe had 521 responses; search.samples asks for 1,521."],
                Verifications = 1,
                DisturbedProbes = 2,
                BrokenBy = "p99 412 ms > 200 ms",
                BrokenAt = new RequestRate(234),
                Probes = 8,
            },
            Bottleneck = new BottleneckResult
            {
                Cause = BottleneckCause.CpuLimit,
                Node = "replica-1",
                Confidence = 0.92,
                Evidence = [new Evidence("It was held back in 71 % of the periods.", "throttledShare", 0.71, 0.2)],
                Considered =
                [
                    new SuspectResult
                    {
                        Cause = BottleneckCause.CpuLimit,
                        Node = "replica-1",
                        Score = 0.92,
                        ByItself = 0.95,
                        ExplainedBy = BottleneckCause.Gc,
                    },
                    new SuspectResult
                    {
                        Cause = BottleneckCause.ThreadPool,
                        Node = "replica-1",
                        Score = 0.05,
                        ByItself = 0.6,
                        ExplainedBy = BottleneckCause.CpuLimit,
                    },
                ],
            },
            Demands = [FullDemand.Create()],
            DemandCheck = FullDemand.Check(),
            ConcurrencyScaling = FullLaw.Of("concurrency"),
            Probes = [FullProbe.Create(At)],
            Shares = [new NodeShare("replica-1", 700), new NodeShare(NodeShare.NoNode, 3)],
            Events = [new NodeEvent("replica-2", "died", At, 1, "Exit code 139.")],
            Samples = [Sample()],
            Error = "It did not start.",
            ErrorExitCode = 6,
        };

    private static NodeSample Sample() =>
        new()
        {
            At = At,
            ProbeIndex = 1,
            Node = "replica-1",
            CpuCores = new Cpus(0.2467),
            ThrottledShare = 0.7,
            Memory = MemorySize.FromMiB(118.5),
            RxBytes = 100,
            TxBytes = 200,
            Threads = 24,
        };

    private static GateResult Gate() =>
        new()
        {
            Name = "required-rate",
            Layout = "2 × 0.25 CPU",
            Outcome = GateOutcome.Inconclusive,
            Comparison = "≥",
            Target = 100,
            Actual = 223.25,
            Margin = 1.2325,
            Unit = "req/s",
            Basis = "The largest capacity.",
        };

    private static AlertResult Alert() =>
        new()
        {
            Name = "success-ratio",
            Layout = "2 × 0.25 CPU",
            ProbeIndex = 1,
            StartedAt = At,
            EndedAt = At.AddSeconds(5),
            Value = 0.83,
            Threshold = 0.95,
            Message = "83 % ended ok.",
        };
}
