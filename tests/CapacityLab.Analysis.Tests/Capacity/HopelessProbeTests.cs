using CapacityLab.Analysis.Capacity;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Capacity;

public class HopelessProbeTests
{
    // 1,000 arrivals, of which 10 may fail and 10 may be late.
    private static readonly HopelessProbe Probe = new(
        new Objectives { P99 = TimeSpan.FromMilliseconds(200), SuccessRatio = 0.99 },
        new RequestRate(100),
        TimeSpan.FromSeconds(10)
    );

    [Theory]
    [InlineData(8, 3, false)]
    [InlineData(9, 3, true)]
    public void It_is_hopeless_once_more_have_failed_or_been_dropped_than_may_of_all(
        long failed,
        long dropped,
        bool hopeless
    )
    {
        var reason = Probe.Reason([Second(0, ok: 100 - failed - dropped, failed, dropped)]);
        Assert.Equal(hopeless, reason is not null);
    }

    [Theory]
    [InlineData(100, 150, 900, null)]
    [InlineData(100, 250, 900, null)]
    [InlineData(250, 800, 900, "at least 50 responses took over 200 ms. The objective allows 10 of 1000.")]
    public void It_is_hopeless_once_more_were_late_than_may_of_all(int p50, int p95, int p99, string? reason)
    {
        var second = Second(0, ok: 100) with
        {
            P50 = TimeSpan.FromMilliseconds(p50),
            P95 = TimeSpan.FromMilliseconds(p95),
            P99 = TimeSpan.FromMilliseconds(p99),
        };

        Assert.Contains(reason ?? "", Probe.Reason([second]) ?? "", StringComparison.Ordinal);
        Assert.Equal(reason is null, Probe.Reason([second]) is null);
    }

    [Fact]
    public void Late_seconds_add_up()
    {
        var second = Second(0, ok: 100) with { P95 = TimeSpan.FromMilliseconds(250) };
        Assert.Null(Probe.Reason([second, second]));
        Assert.NotNull(Probe.Reason([second, second, second]));
    }

    [Fact]
    public void It_is_hopeless_where_ever_more_is_in_flight_than_can_be_answered_in_time()
    {
        var growing = Enumerable.Range(0, 3).Select(at => Second(at, ok: 50)).ToList();
        Assert.Null(Probe.Reason([.. growing.Take(2)]));
        Assert.StartsWith("Ended early: 150 arrivals were in flight", Probe.Reason(growing), StringComparison.Ordinal);
    }

    [Fact]
    public void A_backlog_that_had_shrunk_has_not_grown_three_times()
    {
        Assert.Null(Probe.Reason([Second(0, ok: 70), Second(1, ok: 125), Second(2, ok: 75), Second(3, ok: 0)]));
    }

    [Fact]
    public void A_backlog_that_a_long_probe_can_spare_is_no_reason()
    {
        var growing = Enumerable.Range(0, 3).Select(at => Second(at, ok: 50)).ToList();
        Assert.Null((Probe with { Length = TimeSpan.FromSeconds(600) }).Reason(growing));
    }

    [Fact]
    public void A_backlog_that_shrinks_again_is_a_disturbance_and_no_reason()
    {
        Assert.Null(Probe.Reason([Second(0, ok: 30), Second(1, ok: 60), Second(2, ok: 160)]));
    }

    /// <summary>At 100 a second with 2 s allowed, 112 in flight are answered in time once it goes on.</summary>
    [Fact]
    public void A_server_that_stood_still_for_a_second_catches_up_and_is_no_reason()
    {
        var patient = Probe with
        {
            Objectives = new Objectives { P99 = TimeSpan.FromSeconds(2), SuccessRatio = 0.99 },
            Length = TimeSpan.FromSeconds(6),
        };

        Assert.Null(patient.Reason([Second(0, ok: 80), Second(1, ok: 98), Second(2, ok: 10)]));
    }

    private static IntervalResult Second(int at, long ok, long failed = 0, long dropped = 0) =>
        new()
        {
            At = TimeSpan.FromSeconds(at),
            Length = TimeSpan.FromSeconds(1),
            Scheduled = 100,
            Ok = ok,
            Failed = failed,
            Dropped = dropped,
        };
}
