using CapacityLab.Reports.Plots;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Reports.Tests.Plots;

public class TimelineDataTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_steady_rate_stays_level_where_answers_come_after_the_last_arrival()
    {
        // 100 arrivals a second for 1.5 s; the answers take until 2 s.
        var probe = Probe(Interval(0, 1, scheduled: 100, ok: 60), Interval(1, 1, scheduled: 50, ok: 90));
        var points = new TimelineData(Layout(probe)).Points(probe);

        Assert.Equal([100, 100], points.Select(point => point.Scheduled));
        Assert.Equal([60, 90], points.Select(point => point.Ok));
    }

    [Fact]
    public void Cpu_from_before_the_first_probe_is_not_shown()
    {
        var layout = Layout(Probe(Interval(0, 1, 1, 1))) with { Samples = [Sample(-2, 1.9), Sample(0.4, 0.25)] };

        Assert.Equal([(0.5, 0.25)], new TimelineData(layout).Cpu("shop-1"));
    }

    private static LayoutResult Layout(ProbeResult probe) => new() { Probes = [probe] };

    private static ProbeResult Probe(params IntervalResult[] intervals) =>
        new()
        {
            StartedAt = Start,
            Duration = TimeSpan.FromSeconds(1.5),
            Intervals = intervals,
        };

    private static IntervalResult Interval(double at, double length, long scheduled, long ok) =>
        new()
        {
            At = TimeSpan.FromSeconds(at),
            Length = TimeSpan.FromSeconds(length),
            Scheduled = scheduled,
            Ok = ok,
        };

    private static NodeSample Sample(double at, double cores) =>
        new()
        {
            Node = "shop-1",
            At = Start.AddSeconds(at),
            CpuCores = new Cpus(cores),
        };
}
