using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests;

/// <summary>Layouts with a known outcome: probes at half the capacity, at it, and a tenth above.</summary>
internal static class Known
{
    public static LayoutResult Layout(string name, double cpus, double capacity) =>
        new()
        {
            Name = name,
            Replicas = 1,
            Cpus = new Cpus(cpus),
            Capacity = new CapacityResult
            {
                Status = CapacityStatus.Measured,
                RequestsPerSecond = new RequestRate(capacity),
                Low = new RequestRate(capacity),
                High = new RequestRate(capacity * 1.1),
                Probes = 3,
            },
            Probes = [Probe(capacity / 2, true), Probe(capacity, true), Probe(capacity * 1.1, false)],
        };

    public static ProbeResult Probe(double rate, bool? held) =>
        new()
        {
            Offered = new RequestRate(rate),
            Scheduled = 1_000,
            Ok = 1_000,
            ObjectivesHeld = held,
            ResponseTimeMs = new LatencySummary
            {
                Count = 1_000,
                P99 = TimeSpan.FromMilliseconds(held == false ? 400 : 100),
            },
        };
}
