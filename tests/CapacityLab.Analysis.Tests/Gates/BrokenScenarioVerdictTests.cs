using CapacityLab.Analysis.Gates;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;

namespace CapacityLab.Analysis.Tests.Gates;

public class BrokenScenarioVerdictTests
{
    private const string Why = "Step 'page' fails with http-404 in 100 % of 120 iterations. Check the scenario.";

    [Fact]
    public void The_verdict_is_what_is_wrong_and_the_exit_code_that_of_a_bad_plan()
    {
        var told = Verdict.Conclude(new RunResult { Layouts = [Broken()], Status = RunStatus.Invalid }, 0);

        Assert.Equal((2, $"BROKEN SCENARIO: {Why}"), (told.ExitCode, told.Verdict));
    }

    [Fact]
    public void One_of_several_layouts_is_named()
    {
        var told = Verdict.Conclude(
            new RunResult { Layouts = [Known.Layout("1 × 1 CPU", 1, 900), Broken()], Status = RunStatus.Partial },
            0
        );

        Assert.Equal((2, $"BROKEN SCENARIO: 2 × 1 CPU: {Why}"), (told.ExitCode, told.Verdict));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public void What_the_environment_or_a_crash_did_comes_first(int error)
    {
        var crashed = new LayoutResult
        {
            Name = "3 × 1 CPU",
            Error = "It died.",
            ErrorExitCode = error,
        };

        var told = Verdict.Conclude(new RunResult { Layouts = [Broken(), crashed] }, 0);

        Assert.Equal(error, told.ExitCode);
        Assert.DoesNotContain("BROKEN", told.Verdict, StringComparison.Ordinal);
    }

    private static LayoutResult Broken() =>
        new()
        {
            Name = "2 × 1 CPU",
            Capacity = new CapacityResult { Status = CapacityStatus.BrokenScenario },
            Error = Why,
            ErrorExitCode = 2,
        };
}
