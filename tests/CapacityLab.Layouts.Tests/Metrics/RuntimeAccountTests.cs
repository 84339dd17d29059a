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
        account.Add(PageAt(3, pause: 1.6, queue: 0));

        var use = account.Sum()!;

        Assert.Equal((4, 1, 3.0), (use.Pages, use.PagesMissed, use.Seconds));
        Assert.Equal(0.2, use.GcPauseShare!.Value, 6);
        Assert.Equal((4.5, 6.0, 2), (use.ThreadPoolQueueMean, use.ThreadPoolQueueMax, use.GaugeReadings));
        Assert.Null(use.LockContentions);
    }

    [Fact]
    public void Two_pages_tell_of_no_gauge_since_nothing_was_asked_when_they_were_read()
    {
        var account = new RuntimeAccount();
        account.Add(PageAt(0, pause: 1, queue: 0));
        account.Add(PageAt(1, pause: 1, queue: 0));

        Assert.Null(account.Sum()!.ThreadPoolQueueMean);
    }

    /// <summary>The last page may have to wait until it is no copy of the one before.</summary>
    [Fact]
    public void Shares_are_of_the_time_to_the_end_of_the_measurement()
    {
        var account = new RuntimeAccount();
        account.Add(PageAt(0, pause: 1, queue: 0));
        account.EndAt(2 * TimeProvider.System.TimestampFrequency);
        account.Add(PageAt(4, pause: 2, queue: 0));

        Assert.Equal((2.0, 0.5), (account.Sum()!.Seconds, account.Sum()!.GcPauseShare));
    }

    [Fact]
    public void A_copy_of_the_page_before_tells_nothing_new()
    {
        const string page = "dotnet_gc_heap_total_allocated_bytes_total 50\ndotnet_exceptions_total 3";
        var copied = new RuntimeAccount();
        copied.Add(Page(0, page));
        copied.EndAt(4 * TimeProvider.System.TimestampFrequency);
        copied.Add(Page(4, page));

        Assert.Null(copied.Sum());
    }

    [Fact]
    public void Where_the_last_page_was_a_copy_shares_are_of_the_time_to_the_one_before()
    {
        const string last = "dotnet_gc_heap_total_allocated_bytes_total 50\ndotnet_gc_pause_time_seconds_total 1";
        var account = new RuntimeAccount();
        account.Add(Page(0, ""));
        account.Add(Page(2, last));
        account.EndAt(4 * TimeProvider.System.TimestampFrequency);
        account.Add(Page(4, last));

        Assert.Equal((2, 2.0, 0.5), (account.Sum()!.Pages, account.Sum()!.Seconds, account.Sum()!.GcPauseShare));
    }

    [Fact]
    public void A_process_that_was_started_anew_counts_on_from_zero()
    {
        var account = new RuntimeAccount();
        account.Add(Page(0, "dotnet_exceptions_total 50"));
        account.Add(Page(1, "dotnet_exceptions_total 53"));
        account.Add(Page(2, "dotnet_exceptions_total 4"));
        account.Add(Page(3, ""));
        account.Add(Page(4, "dotnet_exceptions_total 6"));

        // 3, then 4 of the new process and 2 more of it.
        Assert.Equal(9.0, account.Sum()!.Exceptions);
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
    public void A_node_without_metrics_has_no_account_of_them() => Assert.Null(new RuntimeAccount().Sum());

    [Fact]
    public void A_node_that_answered_never_is_told_by_what_it_missed()
    {
        var account = new RuntimeAccount();
        account.Add(null);
        Assert.Equal((0, 1), (account.Sum()!.Pages, account.Sum()!.PagesMissed));
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
