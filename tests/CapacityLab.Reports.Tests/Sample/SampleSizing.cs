using CapacityLab.Results.Layouts;
using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Reports.Tests.Sample;

/// <summary>A recommendation for the sample run: every outcome and every origin of a capacity once.</summary>
internal static class SampleSizing
{
    public static SizingResult Create() =>
        new()
        {
            RunId = "20261125-030000-shop",
            Request = new SizingRequest
            {
                RequestsPerSecond = new RequestRate(75),
                GrowthPercentPerMonth = 5,
                Prices = new Prices { PerCoreHour = 0.04, PerGibHour = 0.0045 },
                AsOf = SampleRun.Start,
            },
            Layout = "2 × 0.25 CPU",
            Answer = "Of 4 measured layouts 2 × 0.25 CPU is the cheapest that holds 75 req/s with 30 % headroom.",
            UpOrOut = "Out: of a single replica nothing is left when it is lost.",
            Counted = "Costs count the CPU and memory limits of all replicas in USD.",
            Layouts =
            [
                Layout("2 × 0.25 CPU", 2, 223, CapacityOrigin.Measured, SizingOutcome.Holds) with
                {
                    Spare = new()
                    {
                        Replicas = 1,
                        Layout = "1 × 0.25 CPU",
                        Capacity = new RequestRate(114),
                        Origin = CapacityOrigin.Measured,
                        Headroom = 0.3421,
                        Months = 1.27,
                        Outcome = SizingOutcome.Holds,
                    },
                    Until = SampleRun.Start.AddDays(38.65),
                },
                Layout("3 × 0.25 CPU", 3, 300, CapacityOrigin.Predicted, SizingOutcome.Holds) with
                {
                    High = new RequestRate(340),
                    Spare = new()
                    {
                        Replicas = 2,
                        Layout = "2 × 0.25 CPU",
                        Capacity = new RequestRate(223),
                        Origin = CapacityOrigin.Measured,
                        Headroom = 0.6637,
                        Months = 15.02,
                        Outcome = SizingOutcome.Holds,
                    },
                    Reasons = ["It was not measured: 300 req/s is the lower end of what the fitted law predicts."],
                },
                Layout("5 × 0.25 CPU", 5, 450, CapacityOrigin.AtLeast, SizingOutcome.Unknown) with
                {
                    Spare = new() { Replicas = 4, Outcome = SizingOutcome.Unknown },
                    Reasons = ["What 4 × 0.25 CPU hold was not measured, and no law tells it to within a tenth."],
                },
                Layout("1 × 0.25 CPU", 1, 114, CapacityOrigin.Measured, SizingOutcome.DoesNotHold) with
                {
                    Spare = new() { Capacity = new RequestRate(0), Outcome = SizingOutcome.DoesNotHold },
                    Reasons = ["With one replica lost nothing is left."],
                },
                new()
                {
                    Name = "1 × 1 CPU",
                    Replicas = 1,
                    Cpus = new Cpus(1),
                    Memory = MemorySize.FromMiB(256),
                    LimitedBy = BottleneckCause.Generator,
                    Outcome = SizingOutcome.Unknown,
                    Reasons = ["The generator was the limit: no capacity may be drawn from its probes."],
                },
            ],
            Deployment = new()
            {
                Layout = "2 × 0.25 CPU",
                Replicas = 2,
                MaxReplicas = 5,
                Cpus = new Cpus(0.25),
                Memory = MemorySize.FromMiB(256),
                KneeAt = new RequestRate(223),
                KneeCpuShare = 0.96,
                CpuTargetPercent = 67,
                Notes = ["At 223 req/s the replicas used 96 % of their CPU on average."],
            },
        };

    private static SizedLayout Layout(
        string name,
        int replicas,
        double capacity,
        CapacityOrigin origin,
        SizingOutcome outcome
    ) =>
        new()
        {
            Name = name,
            Replicas = replicas,
            Cpus = new Cpus(0.25),
            Memory = MemorySize.FromMiB(256),
            Origin = origin,
            Capacity = new RequestRate(capacity),
            CapacityPerCore = new RequestRate(capacity * 4 / replicas),
            Headroom = Math.Round(1 - (75 / capacity), 4),
            Months = Math.Round(Math.Log(capacity * 0.7 / 75) / Math.Log(1.05), 4),
            CostPerHour = Math.Round(0.011125 * replicas, 10),
            CostPerMonth = Math.Round(8.12125 * replicas, 10),
            CostPerMillion = Math.Round(0.011125 * replicas / (3_600 * capacity) * 1e6, 10),
            CostPerMillionAtLoad = Math.Round(0.011125 * replicas / (3_600 * 75) * 1e6, 10),
            LimitedBy = BottleneckCause.CpuLimit,
            Outcome = outcome,
        };
}
