using CapacityLab.Reports.Tests.Sample;
using CapacityLab.Reports.Text;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;

namespace CapacityLab.Reports.Tests.Text;

public class SummaryTableTests
{
    [Fact]
    public void Layouts_are_ranked_by_capacity_and_those_without_come_last()
    {
        var table = SummaryTable.Of(SampleRun.Complete());

        Assert.Equal(
            ["4 × 0.25 CPU", "1 × 0.5 CPU", "2 × 0.25 CPU", "1 × 0.25 CPU", "1 × 1 CPU"],
            table.Rows.Select(r => r.Layout)
        );
        Assert.Equal(Figures.Missing, table.Rows[^1].Capacity);
        Assert.Equal("generator-limited", table.Rows[^1].Status.Word);
    }

    [Fact]
    public void A_row_has_a_cell_for_every_column()
    {
        Assert.All(
            SummaryTable.Of(SampleRun.Partial()).Rows,
            row => Assert.Equal(SummaryTable.Columns.Count, row.Cells.Count)
        );
    }

    [Fact]
    public void A_rate_that_nothing_broke_is_a_lower_bound()
    {
        var row = Row(
            new CapacityResult
            {
                Status = CapacityStatus.NotReached,
                RequestsPerSecond = new RequestRate(500),
                Low = new RequestRate(500),
            }
        );

        Assert.Equal("≥ 500 req/s", row.Capacity);
        Assert.Equal("from 500", row.Bracket);
        Assert.Equal("1,000 req/s", row.PerCore);
    }

    [Theory]
    [InlineData(CapacityStatus.GeneratorLimited)]
    [InlineData(CapacityStatus.Failed)]
    public void No_capacity_is_stated_where_none_may_be(CapacityStatus status)
    {
        var row = Row(new CapacityResult { Status = status, RequestsPerSecond = new RequestRate(500) });

        Assert.Equal(
            [Figures.Missing, Figures.Missing, Figures.Missing, Figures.Missing],
            [row.Capacity, row.Bracket, row.PerCore, row.P99]
        );
    }

    [Fact]
    public void An_error_is_not_shown_as_a_failed_objective()
    {
        Assert.Equal("not measured", LayoutRow.Of(new LayoutResult { Error = "It did not start." }).Status.Word);
    }

    [Theory]
    [InlineData(0, RunStatus.Complete, "PASS")]
    [InlineData(3, RunStatus.Complete, "FAIL")]
    [InlineData(5, RunStatus.Complete, "INCONCLUSIVE")]
    [InlineData(7, RunStatus.Partial, "TARGET CRASHED")]
    [InlineData(130, RunStatus.Partial, "INTERRUPTED")]
    [InlineData(0, RunStatus.Invalid, "INVALID")]
    [InlineData(99, RunStatus.Complete, "ERROR")]
    public void The_verdicts_word_follows_the_exit_code(int exitCode, RunStatus status, string word)
    {
        Assert.Equal(word, Marks.Of(new RunResult { ExitCode = exitCode, Status = status }).Word);
    }

    private static LayoutRow Row(CapacityResult capacity) =>
        LayoutRow.Of(
            new LayoutResult
            {
                Name = "a",
                Replicas = 2,
                Cpus = new Cpus(0.25),
                Capacity = capacity,
            }
        );
}
