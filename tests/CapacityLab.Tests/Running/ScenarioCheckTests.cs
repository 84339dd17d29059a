using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;
using CapacityLab.Running;

namespace CapacityLab.Tests.Running;

public class ScenarioCheckTests
{
    private static readonly Objectives Objectives = new();
    private int calls;
    private int rests;

    [Fact]
    public async Task Nothing_is_sent_where_nothing_failed()
    {
        Assert.Null(
            await Check(alone: Load(0, 100)).LookAsync([Load(0, 5_000)], Rest, TestContext.Current.CancellationToken)
        );
        Assert.Equal((0, 0), (calls, rests));
    }

    [Fact]
    public async Task A_single_user_that_fails_as_well_ends_it_at_once_with_the_reason()
    {
        string? why = await Check(alone: Load(100, 100))
            .LookAsync([Load(5_000, 5_000)], Rest, TestContext.Current.CancellationToken);

        Assert.Equal((1, 1), (calls, rests));
        Assert.StartsWith("Step 'page' fails with http-404 in 100 % of 100 iterations.", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_user_that_does_not_fail_is_tried_for_a_bounded_time_and_nothing_is_wrong()
    {
        Assert.Null(
            await Check(alone: Load(0, 10)).LookAsync([Load(900, 1_000)], Rest, TestContext.Current.CancellationToken)
        );
        Assert.Equal(6, calls);
    }

    [Fact]
    public void A_broken_layout_has_no_capacity_no_cause_and_no_judged_probe_and_asks_for_exit_code_2()
    {
        var broken = Load(50, 50) with { ObjectivesHeld = false, Offered = new RequestRate(10) };
        var held = Load(0, 50) with { ObjectivesHeld = true, Offered = new RequestRate(5) };

        var layout = BrokenLayout.Of(
            new LayoutResult
            {
                Probes = [held, broken],
                Capacity = new CapacityResult { RequestsPerSecond = new RequestRate(5), Low = new RequestRate(5) },
                Bottleneck = new BottleneckResult { Cause = BottleneckCause.HostCpu, Node = "host" },
            },
            "Step 'page' fails.",
            Objectives
        );

        Assert.Equal((2, "Step 'page' fails."), (layout.ErrorExitCode, layout.Error));
        Assert.Equal(
            (CapacityStatus.BrokenScenario, (RequestRate?)null),
            (layout.Capacity.Status, layout.Capacity.RequestsPerSecond)
        );
        Assert.Equal(BottleneckCause.Unknown, layout.Bottleneck.Cause);
        Assert.Equal([true, null], layout.Probes.Select(probe => probe.ObjectivesHeld));
    }

    private Task Rest()
    {
        rests++;
        return Task.CompletedTask;
    }

    private ScenarioCheck Check(ProbeResult alone) =>
        new(
            (stretch, _) =>
            {
                Assert.Equal(calls++, stretch);
                return Task.FromResult(alone);
            },
            Objectives
        );

    private static ProbeResult Load(int failed, int completed) =>
        new()
        {
            Completed = completed,
            Ok = completed - failed,
            Failed = failed,
            Failures =
                failed > 0 ? new Dictionary<string, long> { ["http-404"] = failed } : new Dictionary<string, long>(),
            Steps =
            [
                new StepResult
                {
                    Name = "page",
                    Failures =
                        failed > 0
                            ? new Dictionary<string, long> { ["http-404"] = failed }
                            : new Dictionary<string, long>(),
                },
            ],
        };
}
