using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Results.Tests.Json;

/// <summary>A recommendation with every property set to something that its default is not.</summary>
internal static class FullSizing
{
    public static SizingResult Create(DateTimeOffset at) =>
        new()
        {
            RunId = "20261125-030000-shop",
            Request = new SizingRequest
            {
                RequestsPerSecond = new RequestRate(100),
                GrowthPercentPerMonth = 5,
                Headroom = 0.25,
                SpareReplicas = 2,
                Prices = new Prices
                {
                    Currency = "EUR",
                    PerCoreHour = 0.04,
                    PerGibHour = 0.0045,
                    CountBalancer = true,
                },
                AsOf = at,
            },
            Layout = "4 × 0.25 CPU",
            WithoutSpare = "1 × 0.5 CPU",
            Answer = "Of 5 measured layouts 4 × 0.25 CPU is the cheapest.",
            UpOrOut = "Out: it holds.",
            Counted = "Costs count replicas.",
            Layouts = [Layout(at)],
            Deployment = Deployment(),
        };

    private static SizedLayout Layout(DateTimeOffset at) =>
        new()
        {
            Name = "4 × 0.25 CPU",
            Replicas = 4,
            Cpus = new Cpus(0.25),
            Memory = MemorySize.FromMiB(256),
            Origin = CapacityOrigin.Predicted,
            Capacity = new RequestRate(637),
            High = new RequestRate(677),
            CapacityPerCore = new RequestRate(637),
            Headroom = 0.843,
            Spare = new SpareResult
            {
                Replicas = 2,
                Layout = "2 × 0.25 CPU",
                Capacity = new RequestRate(447),
                Origin = CapacityOrigin.AtLeast,
                Headroom = 0.776,
                Months = 23.3,
                Outcome = SizingOutcome.Unknown,
            },
            Months = 30.6,
            Until = at.AddDays(700),
            CostPerHour = 0.0445,
            CostPerMonth = 32.485,
            CostPerMillion = 0.0194,
            CostPerMillionAtLoad = 0.1236,
            LimitedBy = "host-cpu",
            Outcome = SizingOutcome.DoesNotHold,
            Reasons = ["It is predicted."],
        };

    private static DeploymentAdvice Deployment() =>
        new()
        {
            Layout = "4 × 0.25 CPU",
            Replicas = 4,
            MaxReplicas = 6,
            Cpus = new Cpus(0.25),
            Memory = MemorySize.FromMiB(256),
            KneeAt = new RequestRate(637),
            KneeCpuShare = 0.88,
            CpuTargetPercent = 66,
            Notes = ["It was measured so."],
        };
}
