using CapacityLab.Display;
using CapacityLab.Plans;
using CapacityLab.Results.Layouts;
using CapacityLab.Running;
using Microsoft.Extensions.Time.Testing;

namespace CapacityLab.Tests.Display;

public class RunProgressTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void It_shows_the_running_probe_the_busiest_node_and_the_last_notes()
    {
        var shown = After(Told.Run.Count - 2);

        var row = Assert.Single(shown.Rows);
        Assert.Equal(("probe 1", 1_000.0, 990), (row.Phase, row.Offered!.Value.PerSecond, row.Last!.Ok));
        Assert.Equal("shop-1", shown.Hottest!.Node);
        Assert.Equal(["Building shop …", "ALERT 50.0 % ended ok", "shop-1 died (signal 9)."], shown.Notes);
    }

    [Fact]
    public void A_finished_layout_shows_its_capacity_instead()
    {
        var row = Assert.Single(After(Told.Run.Count).Rows);
        Assert.Equal(("done", 900.0), (row.Phase, row.Ended!.Capacity.RequestsPerSecond!.Value.PerSecond));
        Assert.Null(row.Last);
    }

    [Fact]
    public void The_time_left_is_estimated_from_the_plan_and_then_from_the_finished_layouts()
    {
        var search = new SearchOptions
        {
            WarmUp = TimeSpan.FromSeconds(5),
            Probe = TimeSpan.FromSeconds(2.5),
            MaxProbes = 4,
        };
        var budget = new RunBudget(Layouts: 5, search);

        Assert.Equal(TimeSpan.FromSeconds(5 * 20), budget.Left(TimeSpan.Zero, finished: 0));
        Assert.Equal(TimeSpan.FromSeconds(40), budget.Left(TimeSpan.FromSeconds(10), finished: 1));
        Assert.Equal(TimeSpan.Zero, budget.Left(TimeSpan.FromSeconds(900), finished: 0));
    }

    [Fact]
    public void A_raised_layout_has_a_row_of_its_own_below_the_one_that_it_confirms()
    {
        var shown = After(Told.Run.Count + 2);

        Assert.Equal(
            [(Told.Layout, "done"), (Told.Raised, "probe 1")],
            shown.Rows.Select(row => (row.Layout, row.Phase))
        );
        Assert.All(After(Told.Run.Count + Told.Confirmation.Count).Rows, row => Assert.Equal("done", row.Phase));
    }

    [Fact]
    public void Why_a_layout_failed_is_told()
    {
        var progress = new RunProgress(time);
        Told.Run.ToList().ForEach(progress.On);
        progress.On(
            new RunEvent.LayoutEnded(
                new LayoutResult { Name = Told.Layout, Error = "shop-1 ended with exit code 3.\n  | I end at once" }
            )
        );

        Assert.Contains(progress.Read().Notes, note => note.EndsWith("| I end at once", StringComparison.Ordinal));
    }

    private RunProgress.Snapshot After(int events)
    {
        var progress = new RunProgress(time);
        Told.Run.Concat(Told.Confirmation).Take(events).ToList().ForEach(progress.On);
        return progress.Read();
    }
}
