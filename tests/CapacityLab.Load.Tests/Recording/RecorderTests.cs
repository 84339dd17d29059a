using CapacityLab.Load.Recording;

namespace CapacityLab.Load.Tests.Recording;

public class RecorderTests
{
    [Fact]
    public void Nothing_is_lost_between_threads()
    {
        var recorder = new Recorder();
        Parallel.For(0, 50_000, i => recorder.Record(End(i % 7 == 0 ? "http-500" : null)));

        var totals = recorder.Close();

        Assert.Equal(50_000, totals.Ok + totals.Failed);
        Assert.Equal(totals.Failed, totals.OwnFailures.Of("http-500"));
        Assert.Equal(50_000, totals.ResponseTime.Count);
    }

    [Theory]
    [InlineData(0, 5)] // Begun when due, one request: one record stands for all.
    [InlineData(1, 5)] // Begun late.
    [InlineData(0, 2)] // The last of several steps.
    public void An_iteration_and_its_last_step_are_in_all_the_times_that_they_belong_to(int late, int ofStep)
    {
        var (due, stepTime) = (TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(ofStep));
        var (started, ended) = (due + TimeSpan.FromMilliseconds(late), due + TimeSpan.FromMilliseconds(5));
        var recorder = new Recorder();
        recorder.Start(due, started);
        recorder.Record(
            new IterationEnd(due, started, ended, null, CountFailure: true),
            new StepEnd(0, stepTime, 10, null)
        );

        var totals = recorder.Close();

        Assert.Equal((1, 1), (totals.Ok, totals.Steps[0]!.Ok));
        Assert.Equal(ended - due, totals.ResponseTime.Summary().P50);
        Assert.Equal(ended - started, totals.ServiceTime.Summary().P50);
        Assert.Equal(started - due, totals.SendLag.Summary().P50);
        Assert.Equal(stepTime, totals.Steps[0]!.ResponseTime.Summary().P50);
        Assert.Equal(
            (1, 1, 1, 1),
            (
                totals.ResponseTime.Count,
                totals.ServiceTime.Count,
                totals.SendLag.Count,
                totals.Steps[0]!.ResponseTime.Count
            )
        );
    }

    [Fact]
    public void What_ends_after_the_close_changes_nothing()
    {
        var recorder = new Recorder();
        recorder.Record(End(null));
        var totals = recorder.Close();

        recorder.Record(End(null));
        recorder.Record(new StepEnd(0, TimeSpan.FromMilliseconds(1), 10, null));

        Assert.Equal(1, totals.Ok);
        Assert.Equal(1, recorder.Close().Ok);
        Assert.Empty(recorder.Close().Steps);
    }

    [Fact]
    public void A_record_that_comes_after_its_second_was_collected_is_still_counted()
    {
        var recorder = new Recorder();
        recorder.CollectInterval(new IntervalTotals());
        recorder.CollectInterval(new IntervalTotals());
        recorder.Record(End(null));

        var sum = new IntervalTotals();
        recorder.CollectInterval(sum);

        Assert.Equal(1, sum.Ok);
    }

    [Fact]
    public void Names_of_steps_without_end_are_counted_together()
    {
        var table = new StepTable();

        var numbers = Enumerable.Range(0, 1_000).Select(i => table.NumberOf("s", $"order {i}")).Distinct().ToArray();

        Assert.Equal(201, numbers.Length);
        Assert.Equal(new StepKey("s", "other"), table[numbers[^1]]);
    }

    private static IterationEnd End(string? failure) =>
        new(TimeSpan.Zero, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5), failure, CountFailure: true);
}
