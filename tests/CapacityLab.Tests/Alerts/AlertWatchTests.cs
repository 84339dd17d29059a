using CapacityLab.Alerts;
using CapacityLab.Analysis.Alerts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Tests.Alerts;

public class AlertWatchTests
{
    private readonly AlertWatch watch = new(
        new SuccessRatioRule(0.95, TimeSpan.FromSeconds(2)),
        "1 × 0.5 CPU",
        3,
        TimeProvider.System
    );

    [Fact]
    public void A_lasting_failure_is_one_alert_with_the_lowest_share()
    {
        var fired = Seconds((100, 0), (80, 20), (50, 50), (50, 50)).Select(watch.Observe).OfType<object>().ToList();

        Assert.Single(fired);
        var alert = Assert.Single(watch.Finish());
        Assert.Equal(0.5, alert.Value);
        Assert.Equal(("1 × 0.5 CPU", 3, 0.95), (alert.Layout, alert.ProbeIndex, alert.Threshold));
        Assert.NotNull(alert.EndedAt);
    }

    [Fact]
    public void A_second_outage_is_a_second_alert()
    {
        Seconds((0, 100), (0, 100), (100, 0), (100, 0), (0, 100)).ToList().ForEach(interval => watch.Observe(interval));
        Assert.Equal(2, watch.Finish().Count);
    }

    [Fact]
    public void A_healthy_probe_raises_none()
    {
        Seconds((100, 0), (99, 1), (100, 0)).ToList().ForEach(interval => Assert.Null(watch.Observe(interval)));
        Assert.Empty(watch.Finish());
    }

    private static IEnumerable<IntervalResult> Seconds(params (long Ok, long Failed)[] seconds) =>
        seconds.Select(second => new IntervalResult
        {
            Length = TimeSpan.FromSeconds(1),
            Ok = second.Ok,
            Failed = second.Failed,
        });
}
