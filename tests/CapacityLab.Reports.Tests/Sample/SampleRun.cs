using System.Text.Json;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Scaling;
using CapacityLab.Results.Units;

namespace CapacityLab.Reports.Tests.Sample;

/// <summary>A run of the sample lab with everything in it that a report has to show; the same on every machine.</summary>
internal static class SampleRun
{
    public static readonly DateTimeOffset Start = new(2026, 11, 25, 3, 0, 0, TimeSpan.Zero);

    private const string Plan = """
        {
          "name": "shop",
          "target": { "name": "shop", "project": "../target-app" },
          "layouts": [{ "replicas": 1, "cpus": 0.25, "memoryMiB": 256 }, { "replicas": 4, "cpus": 0.25, "memoryMiB": 256 }],
          "objectives": { "p99Ms": 200, "successRatio": 0.99, "requestsPerSecond": 100 },
          "note": "≥ 1 × 1 CPU </script><b>&"
        }
        """;

    /// <summary>Five layouts: three measured, one limited by the generator, one with a node that died.</summary>
    public static RunResult Complete() =>
        new()
        {
            RunId = "20261125-030000-shop",
            Status = RunStatus.Complete,
            Verdict = "The cheapest layout that holds p99 ≤ 200 ms at 100 req/s is 1 × 0.25 CPU; headroom 14 %.",
            ExitCode = 0,
            Host = Host(),
            Plan = JsonDocument.Parse(Plan).RootElement,
            Command = "dotnet run --project loadtests -- run --plan lab.json",
            StartedAt = Start,
            Duration = TimeSpan.FromSeconds(402.4),
            Objectives = new Objectives { RequestsPerSecond = new RequestRate(100) },
            Warnings = Warnings(),
            Layouts = Layouts(),
            Scaling = SampleScaling.Both,
            Recommendation = SampleSizing.Create(),
            Gates = Gates(),
            Alerts = [Alert()],
        };

    /// <summary>Interrupted: two layouts measured, one that could not start, one without a probe.</summary>
    public static RunResult Partial() =>
        Complete() with
        {
            Status = RunStatus.Partial,
            ExitCode = 6,
            Verdict = "2 of 5 layouts were measured; 2 × 0.25 CPU did not start.",
            Layouts = [.. Layouts().Take(2), DidNotStart(), NoProbes()],
            Scaling = new ScalingResult
            {
                Horizontal = new ScalingLaw
                {
                    Axis = "replicas",
                    Reason = "No law is fitted: 1 of at least 2 different sizes have a measured capacity.",
                },
            },
            Recommendation = null,
            Gates = [.. Gates().Take(1)],
            Alerts = [],
        };

    private static LayoutResult[] Layouts() =>
        [
            SampleConfirmation.Moved(SampleLayout.Measured("1 × 0.25 CPU", 1, 0.25, 114, Start.AddSeconds(10))),
            SampleLayout.Measured("1 × 0.5 CPU", 1, 0.5, 241, Start.AddSeconds(80)),
            SampleConfirmation.NotTried(SampleLayout.GeneratorLimited("1 × 1 CPU", 1, 1, 620, Start.AddSeconds(150))),
            SampleConfirmation.NotMoved(SampleLayout.Measured("2 × 0.25 CPU", 2, 0.25, 223, Start.AddSeconds(220))),
            SampleLayout.NodeDied("4 × 0.25 CPU", 4, 0.25, 397, Start.AddSeconds(290)),
        ];

    private static LayoutResult DidNotStart() =>
        new()
        {
            Name = "2 × 0.25 CPU",
            Kind = LayoutKind.Horizontal,
            Replicas = 2,
            Cpus = new Cpus(0.25),
            Memory = MemorySize.FromMiB(256),
            Runtime = "process",
            Error =
                "replica-2 did not become healthy within 30 s.\nfail: Shop[0] Address already in use: <127.0.0.1:5001> & more",
            ErrorExitCode = 6,
        };

    private static LayoutResult NoProbes() =>
        new()
        {
            Name = "4 × 0.25 CPU",
            Kind = LayoutKind.Horizontal,
            Replicas = 4,
        };

    private static HostSnapshot Host() =>
        new()
        {
            Name = "bench-1",
            OperatingSystem = "Debian GNU/Linux 12 (bookworm)",
            Architecture = "x64",
            Processor = "Example CPU @ 2.60 GHz",
            Cores = 2,
            Memory = MemorySize.FromMiB(8192),
            DotnetVersion = "10.0.0",
            CapacityLabVersion = "0.1.0",
            GeneratorProcessors = "0",
            TargetProcessors = "0-1",
        };

    private static Warning[] Warnings() =>
        [
            new(
                "host-overcommitted",
                "4 × 0.25 CPU",
                "Limits add up to 1.75 CPU and the generator has 1; the host has 2.",
                "Use a host with more cores, or read this layout's capacity as a lower bound."
            ),
            new(
                "generator-limited",
                "1 × 1 CPU",
                "In 3 of 8 probes the generator used 98 % of its processor.",
                "Give the generator a processor more, or a machine of its own."
            ),
        ];

    private static GateResult[] Gates() =>
        [
            new()
            {
                Name = "required-rate",
                Outcome = GateOutcome.Pass,
                Comparison = "≥",
                Target = 100,
                Actual = 397,
                Margin = 2.97,
                Unit = "req/s",
                Basis = "The largest capacity, of 4 × 0.25 CPU.",
            },
            new()
            {
                Name = "p99",
                Layout = "1 × 0.5 CPU",
                Outcome = GateOutcome.Fail,
                Comparison = "≤",
                Target = 50,
                Actual = 61.2,
                Margin = -0.224,
                Unit = "ms",
                Basis = "p99 of the response time at 100 req/s.",
            },
            new()
            {
                Name = "p99",
                Layout = "1 × 1 CPU",
                Outcome = GateOutcome.Inconclusive,
                Comparison = "≤",
                Target = 50,
                Unit = "ms",
                Basis = "The generator was the limit.",
            },
        ];

    private static AlertResult Alert() =>
        new()
        {
            Name = "success-ratio",
            Layout = "4 × 0.25 CPU",
            ProbeIndex = 7,
            StartedAt = Start.AddSeconds(290 + 91),
            EndedAt = Start.AddSeconds(290 + 97),
            Value = 0.83,
            Threshold = 0.95,
            Message = "Over 5 s, 83 % of the arrivals ended ok; the rule asks for 95 %.",
        };
}
