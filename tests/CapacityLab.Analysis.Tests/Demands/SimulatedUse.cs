using CapacityLab.Analysis.Tests.Capacity.Targets;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Demands;

/// <summary>Probes of a layout whose demands are known; the use of each request scatters, and so that of a probe.</summary>
internal sealed record SimulatedUse
{
    public double CpuSeconds { get; init; } = 0.0012;

    public double IdleCores { get; init; }

    public double Limit { get; init; } = 0.5;

    public int Replicas { get; init; } = 1;

    /// <summary>Standard deviation of the use of one request, over the mean: 1 is exponential service.</summary>
    public double Scatter { get; init; } = 1;

    public TimeSpan Length { get; init; } = TimeSpan.FromSeconds(3);

    public ProbeResult Probe(int index, double rate, Draws draws, double inTime = 1, double failed = 0)
    {
        long scheduled = (long)Math.Round(rate * Length.TotalSeconds);
        long lost = (long)(failed * scheduled);
        double requests = scheduled;
        return new ProbeResult
        {
            Index = index,
            Model = LoadModel.Open,
            Duration = Length,
            Offered = new RequestRate(rate),
            Scheduled = scheduled,
            Sent = scheduled,
            Completed = scheduled,
            CompletedInTime = (long)(inTime * scheduled),
            Ok = scheduled - lost,
            Failed = lost,
            RequestsCompleted = scheduled,
            ObjectivesHeld = inTime >= 1 && lost == 0,
            Nodes = [.. Enumerable.Range(1, Replicas).Select(number => Node(number, requests / Replicas, draws))],
        };
    }

    public LayoutResult Layout(int seed, CapacityResult capacity, params double[] rates)
    {
        var draws = new Draws((ulong)seed);
        return new LayoutResult
        {
            Capacity = capacity,
            Probes = [.. rates.Select((rate, index) => Probe(index + 1, rate, draws))],
        };
    }

    private NodeUse Node(int number, double requests, Draws draws)
    {
        double used =
            (IdleCores * Length.TotalSeconds)
            + (CpuSeconds * (requests + (Scatter * Math.Sqrt(requests) * draws.Normal())));
        return new NodeUse
        {
            Name = $"shop-{number}",
            Role = "replica",
            Samples = 12,
            CpuSeconds = used,
            CpuCores = new Cpus(used / Length.TotalSeconds),
            CpuLimit = new Cpus(Limit),
            Runtime = new RuntimeUse
            {
                Pages = 4,
                Seconds = Length.TotalSeconds,
                AllocatedBytes = 5_000 * requests,
                DatabaseOperations = 2 * requests,
                ClientRequests = 0.25 * requests,
            },
        };
    }
}
