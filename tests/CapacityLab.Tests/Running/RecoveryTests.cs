using CapacityLab.Results.Probes;
using CapacityLab.Running;
using Microsoft.Extensions.Time.Testing;

namespace CapacityLab.Tests.Running;

public class RecoveryTests
{
    private static readonly TimeSpan P99 = TimeSpan.FromMilliseconds(200);
    private static readonly ProbeResult Overloaded = new() { ObjectivesHeld = false };

    private readonly FakeTimeProvider time = new();
    private readonly List<int> trials = [];

    [Fact]
    public async Task Before_the_first_probe_and_after_one_that_held_there_is_no_pause()
    {
        var recovery = Recovery(_ => Answered(10));

        Assert.Null(await recovery.WaitAsync(null, TestContext.Current.CancellationToken));
        Assert.Null(await Wait(recovery, new ProbeResult { ObjectivesHeld = true }));
        Assert.Null(await Wait(recovery, new ProbeResult { Model = LoadModel.Closed, ObjectivesHeld = null }));
        Assert.Empty(trials);
    }

    [Fact]
    public async Task A_target_that_answers_a_single_user_at_once_costs_one_trial()
    {
        var pause = await Wait(Recovery(_ => Answered(10)), Overloaded);

        Assert.Equal(new RecoveryResult(TimeSpan.FromSeconds(1), true), pause);
        Assert.Equal([0], trials);
    }

    [Fact]
    public async Task What_was_in_flight_at_the_end_of_a_rung_is_waited_for_too() =>
        Assert.NotNull(
            await Wait(Recovery(_ => Answered(10)), new ProbeResult { Model = LoadModel.Closed, InFlightAtEnd = 1 })
        );

    [Fact]
    public async Task The_pause_lasts_while_answers_are_late_or_do_not_come()
    {
        var pause = await Wait(
            Recovery(trial =>
                trial switch
                {
                    < 3 => new ProbeResult { InFlightAtEnd = 1 },
                    < 5 => Answered(201),
                    _ => Answered(200),
                }
            ),
            Overloaded
        );

        Assert.Equal(new RecoveryResult(TimeSpan.FromSeconds(6), true), pause);
    }

    [Fact]
    public async Task A_target_that_fails_at_once_whatever_the_load_is_not_waited_for()
    {
        var pause = await Wait(Recovery(_ => Answered(1) with { Ok = 0, Failed = 5 }), Overloaded);

        Assert.Equal(new RecoveryResult(TimeSpan.FromSeconds(1), true), pause);
    }

    [Fact]
    public async Task All_pauses_of_a_layout_are_bounded_and_one_that_was_not_enough_says_so()
    {
        var recovery = Recovery(_ => Answered(900));

        Assert.Equal(new RecoveryResult(TimeSpan.FromSeconds(20), false), await Wait(recovery, Overloaded));
        Assert.Equal(new RecoveryResult(TimeSpan.FromSeconds(1), false), await Wait(recovery, Overloaded));
    }

    private static Task<RecoveryResult?> Wait(Recovery recovery, ProbeResult before) =>
        recovery.WaitAsync(before, TestContext.Current.CancellationToken);

    /// <summary>Each trial takes a second.</summary>
    private Recovery Recovery(Func<int, ProbeResult> trial) =>
        new(
            (number, _) =>
            {
                trials.Add(number);
                time.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult(trial(number));
            },
            P99,
            time
        );

    private static ProbeResult Answered(double milliseconds) =>
        new()
        {
            Ok = 5,
            Completed = 5,
            ResponseTimeMs = new LatencySummary { Count = 5, P50 = TimeSpan.FromMilliseconds(milliseconds) },
        };
}
