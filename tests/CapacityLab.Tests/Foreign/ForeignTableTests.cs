using Benchmarks.Truth.Foreign;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;

namespace CapacityLab.Tests.Foreign;

public class ForeignTableTests
{
    private static readonly ForeignRun Permits = Of("node permits", BottleneckCause.ConcurrencyLimit, 90) with
    {
        Sweep = 100,
    };

    private static readonly ForeignRun Wrong = Of("node permits", BottleneckCause.HostCpu, 50) with { Sweep = 100 };

    [Fact]
    public void Runs_stand_in_Markdown_and_JSON_with_the_same_columns()
    {
        var lines = ForeignTable.Lines([Permits, Wrong]).ToList();

        Assert.Equal(4, lines.Count);
        Assert.All(lines, line => Assert.Equal(lines[0].Count(c => c == '|'), line.Count(c => c == '|')));
        Assert.Contains("| right | concurrency-limit |", lines[2], StringComparison.Ordinal);
        Assert.Contains("| 90 | 100 | -10 |", lines[2], StringComparison.Ordinal);
        Assert.Contains("| WRONG | host-cpu |", lines[3], StringComparison.Ordinal);
        Assert.Equal(100, (double?)ForeignTable.Json([Permits])[0]!["sweep"]);
    }

    [Fact]
    public void Counts_are_by_service_knob_and_circumstances()
    {
        var hog = Permits with { Condition = Permits.Condition with { Hog = true } };
        var lines = ForeignTable.Counts([Permits, Wrong, hog]).ToList();

        Assert.Equal("| node permits | process quick | 2 | 1 | 0 | 0 | 1 | 0 | 1 of 2 |", lines[2]);
        Assert.Equal("| node permits | process quick hog | 1 | 1 | 0 | 0 | 0 | 0 | 1 of 1 |", lines[3]);
    }

    [Fact]
    public void A_wrong_cause_a_missing_result_and_a_capacity_too_far_off_are_not_sound()
    {
        Assert.True(Permits.IsSound);
        Assert.False(Wrong.IsSound);
        Assert.False((Permits with { Result = null }).IsSound);
        Assert.False((Permits with { Sweep = 200 }).IsSound);
        Assert.True(Of("node permits", BottleneckCause.Unknown, 90).IsSound);
    }

    private static ForeignRun Of(string name, string said, double capacity)
    {
        var run = new ForeignChoice(["process"], ["quick"], [name], Seed: 1).All(targetProcessors: 1).Single();
        var layout = new LayoutResult
        {
            Bottleneck = new BottleneckResult { Cause = said },
            Capacity = new CapacityResult { RequestsPerSecond = new RequestRate(capacity) },
        };
        return run with { Result = new RunResult { Layouts = [layout] } };
    }
}
