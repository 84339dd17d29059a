using Benchmarks.Truth.Foreign;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Units;

namespace CapacityLab.Tests.Foreign;

public class ForeignJudgeTests
{
    private static readonly IReadOnlyList<string> Permits = ForeignCauses.Permits;

    [Fact]
    public void A_right_cause_is_right_with_a_hog_and_without()
    {
        Assert.Equal(
            ForeignOutcome.Right,
            ForeignJudge.Of(Permits, Said(BottleneckCause.ConcurrencyLimit), hog: false)
        );
        Assert.Equal(ForeignOutcome.Right, ForeignJudge.Of(Permits, Said(BottleneckCause.ConcurrencyLimit), hog: true));
    }

    [Theory]
    [InlineData(BottleneckCause.Unknown, false, ForeignOutcome.Unknown)]
    [InlineData(BottleneckCause.HostCpu, false, ForeignOutcome.Wrong)]
    [InlineData(BottleneckCause.HostCpu, true, ForeignOutcome.Host)]
    [InlineData(BottleneckCause.Generator, true, ForeignOutcome.Wrong)]
    [InlineData(BottleneckCause.Generator, false, ForeignOutcome.Wrong)]
    [InlineData(BottleneckCause.CpuLimit, false, ForeignOutcome.Wrong)]
    [InlineData(BottleneckCause.CpuLimit, true, ForeignOutcome.Wrong)]
    [InlineData(BottleneckCause.None, false, ForeignOutcome.Wrong)]
    public void Another_answer_is_undecided_or_wrong(string said, bool hog, object expected) =>
        Assert.Equal((ForeignOutcome)expected, ForeignJudge.Of(Permits, Said(said), hog));

    [Fact]
    public void The_host_may_be_named_where_the_lab_found_others_at_work() =>
        Assert.Equal(
            ForeignOutcome.Host,
            ForeignJudge.Of(Permits, Said(BottleneckCause.HostCpu, CapacityStatus.HostDisturbed), hog: false)
        );

    [Fact]
    public void A_scenario_that_is_not_broken_must_not_be_called_so() =>
        Assert.Equal(
            ForeignOutcome.Wrong,
            ForeignJudge.Of(Permits, Said(BottleneckCause.Unknown, CapacityStatus.BrokenScenario), hog: true)
        );

    [Fact]
    public void A_service_that_did_not_stand_is_no_result_and_one_that_died_is_judged()
    {
        var notStood = Said(BottleneckCause.Unknown) with { ErrorExitCode = 6 };
        var died = Said(BottleneckCause.Memory) with { ErrorExitCode = 7 };

        Assert.Equal(ForeignOutcome.NoResult, ForeignJudge.Of(ForeignCauses.Memory, notStood, hog: false));
        Assert.Equal(ForeignOutcome.NoResult, ForeignJudge.Of(ForeignCauses.Memory, layout: null, hog: false));
        Assert.Equal(ForeignOutcome.Right, ForeignJudge.Of(ForeignCauses.Memory, died, hog: false));
    }

    [Fact]
    public void A_capacity_is_compared_only_where_both_are_known()
    {
        var found = Said(BottleneckCause.Unknown) with
        {
            Capacity = new CapacityResult { RequestsPerSecond = new RequestRate(90) },
        };

        Assert.Equal(-0.1, ForeignJudge.Apart(found, 100)!.Value, 6);
        Assert.Null(ForeignJudge.Apart(found, null));
        Assert.Null(ForeignJudge.Apart(Said(BottleneckCause.Unknown), 100));
    }

    private static LayoutResult Said(string cause, CapacityStatus status = CapacityStatus.Measured) =>
        new()
        {
            Bottleneck = new BottleneckResult { Cause = cause },
            Capacity = new CapacityResult { Status = status },
        };
}
