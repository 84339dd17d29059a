using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Results.Tests.Json;

/// <summary>What a request takes, every property set.</summary>
internal static class FullDemand
{
    public static ServiceDemand Create() =>
        new()
        {
            Node = "replica-1",
            Role = "replica",
            Resource = DemandResource.CpuSeconds,
            PerRequest = 0.0011875,
            Low = 0.00115,
            High = 0.001225,
            Idle = 0.0125,
            Observations = 5,
            Limit = 0.25,
            BoundRequestsPerSecond = new RequestRate(200),
            BoundLow = new RequestRate(193.5),
            BoundHigh = new RequestRate(206.5),
        };

    public static DemandCheck Check() =>
        new()
        {
            Station = "the 2 replicas",
            BoundRequestsPerSecond = new RequestRate(400),
            BoundLow = new RequestRate(387),
            BoundHigh = new RequestRate(413),
            ExpectedRequestsPerSecond = new RequestRate(369.5),
            CapacityShare = 0.558,
            Agreement = DemandAgreement.Below,
            Finding = "A lock limits it.",
            LeftOut = ["Probe 3: it was an overload."],
        };
}
