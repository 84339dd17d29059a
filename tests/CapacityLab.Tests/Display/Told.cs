using CapacityLab.Plans;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;
using CapacityLab.Running;

namespace CapacityLab.Tests.Display;

/// <summary>The events of a small run, in order, with known figures.</summary>
internal static class Told
{
    public const string Layout = "1 × 0.25 CPU";

    public static IReadOnlyList<RunEvent> Run { get; } =
    [
        new RunEvent.Started(new RunResult { RunId = "run-1" }, Plan(), new SearchOptions()),
        new RunEvent.Note("Building shop …"),
        new RunEvent.LayoutStarted(Layout, 1, 1),
        new RunEvent.LayoutReady(Layout, TimeSpan.FromSeconds(1.25), "cgroup-v1", "nginx"),
        new RunEvent.WarmedUp(
            Layout,
            new WarmUpResult
            {
                Duration = TimeSpan.FromSeconds(4),
                Requests = 12_345,
                Settled = false,
            }
        ),
        new RunEvent.Recovering(Layout, 6),
        new RunEvent.ProbeStarted(Layout, 1, new RequestRate(1_000), TimeSpan.FromSeconds(3)),
        new RunEvent.Ticked(
            Layout,
            1,
            new IntervalResult
            {
                Length = TimeSpan.FromSeconds(1),
                Ok = 990,
                P99 = TimeSpan.FromMilliseconds(123.4),
            }
        ),
        new RunEvent.Sampled(
            new NodeSample
            {
                Node = "shop-1",
                CpuCores = new Cpus(0.24),
                Memory = MemorySize.FromMiB(100),
            }
        ),
        new RunEvent.AlertFired(new AlertResult { Message = "50.0 % ended ok" }),
        new RunEvent.NodeHappened(Layout, new NodeEvent("shop-1", "died", default, 1, "shop-1 died (signal 9).")),
        new RunEvent.ProbeEnded(new LayoutResult { Name = Layout }, Probe()),
        new RunEvent.LayoutEnded(Ended()),
    ];

    /// <summary>What follows where the bottleneck is confirmed.</summary>
    public static IReadOnlyList<RunEvent> Confirmation { get; } =
    [
        new RunEvent.Confirming(
            Ended(),
            Raised,
            [new ResourceChange("CPU limit of the replica", "0.25 CPU", "0.3125 CPU") { Factor = 1.25 }]
        ),
        new RunEvent.ProbeStarted(Raised, 1, new RequestRate(1_000), TimeSpan.FromSeconds(3)),
        new RunEvent.ProbeEnded(
            Ended(),
            Probe() with
            {
                Recovery = new RecoveryResult(TimeSpan.FromSeconds(3), Recovered: false),
            }
        )
        {
            Layout = Raised,
        },
        new RunEvent.Confirmed(Confirmed()),
    ];

    public const string Raised = "1 × 0.25 CPU, raised";

    private static LayoutResult Confirmed() =>
        Ended() with
        {
            Bottleneck = new BottleneckResult
            {
                Cause = BottleneckCause.CpuLimit,
                Confirmation = new ConfirmationResult
                {
                    Outcome = ConfirmationOutcome.Moved,
                    Evidence = "Capacity moved.",
                    Raised = Ended() with { Name = Raised },
                },
            },
        };

    public static Plan Plan() =>
        new()
        {
            Name = "shop",
            File = "lab.json",
            Target = new ProgramOptions { Name = "shop" },
            Layouts =
            [
                new LayoutOptions
                {
                    Name = Layout,
                    Cpus = new Cpus(0.25),
                    Memory = MemorySize.FromMiB(256),
                },
            ],
            Scenarios = [],
        };

    private static ProbeResult Probe() =>
        new()
        {
            Index = 1,
            Offered = new RequestRate(1_000),
            Achieved = new RequestRate(990),
            ResponseTimeMs = new LatencySummary { Count = 1_000, P99 = TimeSpan.FromMilliseconds(250.1) },
            ObjectivesHeld = false,
            ObjectivesBroken = ["p99 too high"],
            Nodes =
            [
                new NodeUse
                {
                    Name = "shop-1",
                    CpuCores = new Cpus(0.24),
                    CpuLimit = new Cpus(0.25),
                },
            ],
        };

    private static LayoutResult Ended() =>
        new()
        {
            Name = Layout,
            Capacity = new CapacityResult
            {
                Status = CapacityStatus.Measured,
                RequestsPerSecond = new RequestRate(900),
            },
            Bottleneck = new BottleneckResult { Cause = BottleneckCause.CpuLimit },
        };
}
