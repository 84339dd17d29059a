using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Results.Tests.Json;

/// <summary>A probe with every property set to something that its default is not.</summary>
internal static class FullProbe
{
    public static ProbeResult Create(DateTimeOffset at) =>
        new()
        {
            Index = 1,
            Purpose = ProbePurpose.Verification,
            Model = LoadModel.Closed,
            StartedAt = at,
            Duration = TimeSpan.FromSeconds(3),
            Offered = new RequestRate(240),
            RequestsPerIteration = 3,
            OfferedIterations = new IterationRate(80),
            AchievedIterations = new IterationRate(78.1111),
            Concurrency = 16,
            Achieved = new RequestRate(234.3333),
            Scheduled = 723,
            Sent = 715,
            Completed = 710,
            CompletedInTime = 708,
            Ok = 703,
            Failed = 7,
            Dropped = 5,
            NotSent = 3,
            InFlightAtEnd = 5,
            RequestsCompleted = 710,
            Failures = new Dictionary<string, long> { ["http-503"] = 7 },
            FailureExamples = [Failure()],
            Resent = 2,
            ResponseTimeMs = Latency(12.5),
            ResponseTimeHistogram = [new LatencyBucket { UpTo = TimeSpan.FromMilliseconds(20), Count = 710 }],
            RequestTimeMs = Latency(4),
            ServiceTimeMs = Latency(11),
            SendLagMs = Latency(0.0213),
            Steps = [Step()],
            Generator = Generator(),
            Nodes = [FullNode.Create()],
            Balancer = new BalancerTimes
            {
                Requests = 710,
                RequestSeconds = 14.5,
                UpstreamSeconds = 12.25,
                Retried = 1,
                TurnedAway = 2,
            },
            Shares = [new NodeShare("replica-1", 710)],
            Intervals = [Interval()],
            Recovery = new RecoveryResult(TimeSpan.FromSeconds(1.5), Recovered: true),
            ObjectivesHeld = false,
            ObjectivesBroken = ["p99 412 ms > 200 ms"],
            EndedEarly = "More than 1 % were late.",
            LittlesLawError = 0.041,
            OthersCpu = new Cpus(0.3),
            DisturbedBy = "host disturbed: others used 0.30 of 2 processors",
            ExcludedSeconds = [1, 2],
            JudgedResponses = 700,
            QuietWait = TimeSpan.FromSeconds(1.25),
            Disturbances = ["Others used 0.30 CPU."],
        };

    public static FailureExample Failure() =>
        new()
        {
            Scenario = "product",
            Step = "get",
            Kind = "http-404",
            Count = 3,
            Request = "GET /api/products/0",
            Status = 404,
            Message = "Not Found",
        };

    private static StepResult Step() =>
        new()
        {
            Scenario = "product",
            Name = "get",
            Ok = 703,
            Failed = 7,
            BytesReceived = 1_234_567,
            Failures = new Dictionary<string, long> { ["http-503"] = 7 },
            Statuses = new Dictionary<string, long> { ["200"] = 703, ["503"] = 7 },
            ResponseTimeMs = Latency(12.5),
        };

    private static GeneratorUse Generator() =>
        new()
        {
            Engine = "sockets",
            CpuCores = new Cpus(0.61),
            CpuLimit = new Cpus(1),
            ThrottledShare = 0.03,
            GcPause = TimeSpan.FromMilliseconds(1.25),
            MaxBacklog = 3,
            MaxInFlight = 44,
            MeanInFlight = 12.5,
            Limited = true,
            LimitedBecause = ["It used 98 % of its processor."],
        };

    private static IntervalResult Interval() =>
        new()
        {
            At = TimeSpan.FromSeconds(1),
            Length = TimeSpan.FromSeconds(0.5),
            Scheduled = 120,
            Ok = 117,
            Failed = 2,
            Dropped = 1,
            Late = 4,
            SentLate = 2,
            OthersCpu = new Cpus(0.7),
            P50 = TimeSpan.FromMilliseconds(12),
            P95 = TimeSpan.FromMilliseconds(30),
            P99 = TimeSpan.FromMilliseconds(45.5),
        };

    private static LatencySummary Latency(double milliseconds) =>
        new()
        {
            Count = 710_000,
            Min = TimeSpan.FromMilliseconds(milliseconds / 2),
            Mean = TimeSpan.FromMilliseconds(milliseconds * 1.1),
            P50 = TimeSpan.FromMilliseconds(milliseconds),
            P75 = TimeSpan.FromMilliseconds(milliseconds * 1.5),
            P90 = TimeSpan.FromMilliseconds(milliseconds * 2),
            P95 = TimeSpan.FromMilliseconds(milliseconds * 3),
            P99 = TimeSpan.FromMilliseconds(milliseconds * 5),
            P999 = TimeSpan.FromMilliseconds(milliseconds * 8),
            P9999 = TimeSpan.FromMilliseconds(milliseconds * 8.5),
            P99999 = TimeSpan.FromMilliseconds(milliseconds * 9),
            Max = TimeSpan.FromMilliseconds(milliseconds * 10),
        };
}
