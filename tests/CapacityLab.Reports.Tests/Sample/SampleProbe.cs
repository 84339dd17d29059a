using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Reports.Tests.Sample;

/// <summary>Probes of a layout with a known capacity: response times grow as 1 / (1 − use), and jump above it.</summary>
internal sealed record SampleProbe(int Replicas, double Cpus, double Capacity)
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(12);

    public ProbeResult At(int index, double load, DateTimeOffset start)
    {
        var offered = Capacity * load;
        var scheduled = (long)(offered * Length.TotalSeconds);
        var ok = (long)(Math.Min(offered, Capacity * 1.02) * Length.TotalSeconds);
        var typical = TypicalMs(load);
        return new ProbeResult
        {
            Index = index,
            Purpose = index == 8 ? ProbePurpose.Verification : ProbePurpose.Search,
            StartedAt = start,
            Duration = Length,
            Offered = new RequestRate(offered),
            Achieved = new RequestRate(ok / Length.TotalSeconds),
            Scheduled = scheduled,
            Sent = scheduled,
            Completed = ok,
            Ok = ok,
            InFlightAtEnd = scheduled - ok,
            RequestsCompleted = ok,
            ResponseTimeMs = Latency(ok, typical),
            ServiceTimeMs = Latency(ok, typical * 0.9),
            SendLagMs = Latency(scheduled, 0.02 + (offered / 40_000)),
            Steps =
            [
                new StepResult
                {
                    Scenario = "product",
                    Name = "get",
                    Ok = ok,
                    ResponseTimeMs = Latency(ok, typical),
                },
            ],
            Generator = Generator(offered),
            Nodes = SampleNodes.Use(this, load, ok),
            Shares = Shares(ok),
            Intervals = [.. Enumerable.Range(0, 12).Select(s => Interval(s, offered, ok, typical))],
            ObjectivesHeld = load <= 1,
            ObjectivesBroken = load <= 1 ? [] : [$"p99 {Latency(ok, typical).P99.TotalMilliseconds:0} ms > 200 ms"],
        };
    }

    public IReadOnlyList<NodeShare> Shares(long requests) =>
        Replicas == 1
            ? [new NodeShare("replica-1", requests)]
            : [.. Enumerable.Range(1, Replicas).Select(n => new NodeShare($"replica-{n}", Share(requests, n)))];

    public static LatencySummary Latency(long count, double typical) =>
        new()
        {
            Count = count,
            Min = TimeSpan.FromMilliseconds(typical * 0.4),
            Mean = TimeSpan.FromMilliseconds(typical * 1.2),
            P50 = TimeSpan.FromMilliseconds(typical),
            P75 = TimeSpan.FromMilliseconds(typical * 1.5),
            P90 = TimeSpan.FromMilliseconds(typical * 2.4),
            P95 = TimeSpan.FromMilliseconds(typical * 3.3),
            P99 = TimeSpan.FromMilliseconds(typical * 5.2),
            P999 = TimeSpan.FromMilliseconds(typical * 8),
            Max = TimeSpan.FromMilliseconds(typical * 10),
        };

    private static double TypicalMs(double load) => load <= 1 ? 6 / (1.18 - load) : 90 * Math.Pow(load, 9);

    private long Share(long requests, int node) => (requests / Replicas) + (node == 1 ? requests % Replicas : 0);

    private static GeneratorUse Generator(double offered) =>
        new()
        {
            Engine = "sockets",
            CpuCores = new Cpus(0.05 + (offered / 1100)),
            CpuLimit = new Cpus(1),
            GcPause = TimeSpan.FromMilliseconds(1.4),
            MaxBacklog = (long)(offered / 50),
            MaxInFlight = (long)(offered / 8),
        };

    // A wave in place of chance, so that the sample is the same on every machine.
    private static IntervalResult Interval(int second, double offered, long ok, double typical)
    {
        var wave = 1 + (0.06 * Math.Sin(second * 1.7));
        var perSecond = ok / Length.TotalSeconds * wave;
        var latency = Latency(1, typical * (1 + (0.2 * Math.Sin(second * 2.3))));
        return new IntervalResult
        {
            At = TimeSpan.FromSeconds(second),
            Length = TimeSpan.FromSeconds(1),
            Scheduled = (long)(offered * wave),
            Ok = (long)perSecond,
            P50 = latency.P50,
            P95 = latency.P95,
            P99 = latency.P99,
        };
    }
}
