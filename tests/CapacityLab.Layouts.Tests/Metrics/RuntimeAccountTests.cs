using System.Globalization;
using System.Text;
using CapacityLab.Layouts.Metrics;

namespace CapacityLab.Layouts.Tests.Metrics;

public class RuntimeAccountTests
{
    [Fact]
    public void Counters_are_differences_and_gauges_are_means()
    {
        var account = new RuntimeAccount();
        account.Add(PageAt(0, pause: 1.0, queue: 0));
        account.Add(PageAt(1, pause: 1.2, queue: 6));
        account.Add(null);
        account.Add(PageAt(2, pause: 1.5, queue: 3));

        var use = account.Sum()!;

        Assert.Equal((3, 1, 2.0), (use.Pages, use.PagesMissed, use.Seconds));
        Assert.Equal(0.25, use.GcPauseShare!.Value, 6);
        Assert.Equal((3.0, 6.0), (use.ThreadPoolQueueMean, use.ThreadPoolQueueMax));
        Assert.Null(use.LockContentions);
    }

    [Fact]
    public void A_meter_that_appeared_meanwhile_began_at_zero()
    {
        var account = new RuntimeAccount();
        account.Add(Page(0, ""));
        account.Add(Page(1, "dotnet_exceptions_total 5"));
        Assert.Equal(5.0, account.Sum()!.Exceptions);
    }

    [Fact]
    public void A_node_without_metrics_has_no_account_of_them()
    {
        var account = new RuntimeAccount();
        account.Add(null);
        Assert.Null(account.Sum());
    }

    [Fact]
    public void A_node_that_fell_silent_is_told_by_what_it_missed()
    {
        var account = new RuntimeAccount();
        account.Add(PageAt(0, pause: 1, queue: 0));
        account.Add(null);
        account.Add(null);
        Assert.Equal((1, 2), (account.Sum()!.Pages, account.Sum()!.PagesMissed));
    }

    private static MetricsPage PageAt(int second, double pause, double queue) =>
        Page(
            second,
            string.Create(
                CultureInfo.InvariantCulture,
                $"dotnet_gc_pause_time_seconds_total {pause}\ndotnet_thread_pool_queue_length {queue}"
            )
        );

    private static MetricsPage Page(int second, string text) =>
        MetricsPage.Parse(Encoding.UTF8.GetBytes(text), "/metrics", second * TimeProvider.System.TimestampFrequency);
}
