using CapacityLab.Results.Probes;
using CapacityLab.Running;
using Microsoft.Extensions.Time.Testing;

namespace CapacityLab.Tests.Running;

public class RecoveryTests
{
    private static readonly TimeSpan P99 = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(20);
    private static readonly ProbeResult Overloaded = new() { ObjectivesHeld = false };

    private readonly FakeTimeProvider time = new();
    private readonly List<int> trials = [];
    private int told;
    private bool gone;

    [Fact]
    public async Task After_a_probe_that_held_and_after_a_rung_there_is_no_pause()
    {
        var recovery = Recovery(_ => Answered(10));

        Assert.Null(await Wait(recovery, new ProbeResult { ObjectivesHeld = true }));
        Assert.Null(await Wait(recovery, new ProbeResult { Model = LoadModel.Closed, ObjectivesHeld = null }));
        Assert.Empty(trials);
    }

    [Fact]
    public async Task A_target_that_answers_a_single_user_at_once_costs_two_trials()
    {
        var pause = await Wait(Recovery(_ => Answered(10)), Overloaded);

        Assert.Equal(new RecoveryResult(TimeSpan.FromSeconds(2), true), pause);
        Assert.Equal([0, 1], trials);
        Assert.Equal(0, told);
    }

    [Fact]
    public async Task What_a_rung_left_without_an_answer_is_waited_for_too()
    {
        var rung = new ProbeResult { Model = LoadModel.Closed };
        var timedOut = rung with { Failures = new Dictionary<string, long> { [FailureKinds.Timeout] = 1 } };

        Assert.NotNull(await Wait(Recovery(_ => Answered(10)), rung with { InFlightAtEnd = 1 }));
        Assert.NotNull(await Wait(Recovery(_ => Answered(10)), timedOut));
    }

    [Fact]
    public async Task The_pause_lasts_until_two_trials_in_a_row_are_good()
    {
        ProbeResult[] tried =
        [
            new ProbeResult { InFlightAtEnd = 1 },
            Answered(201),
            Answered(10),
            Failed(FailureKinds.Timeout),
            Answered(10),
            Answered(200),
        ];

        var pause = await Wait(Recovery(trial => tried[trial]), Overloaded);

        Assert.Equal(new RecoveryResult(TimeSpan.FromSeconds(6), true), pause);
        Assert.Equal(1, told);
    }

    [Fact]
    public async Task What_takes_longer_than_the_objective_at_rest_may_take_twice_that()
    {
        var recovery = Recovery(trial => Answered(trial == 0 ? 250 : 500));
        await recovery.RestAsync(TestContext.Current.CancellationToken);

        Assert.True((await Wait(recovery, Overloaded))!.Recovered);
    }

    [Fact]
    public async Task A_target_that_fails_at_once_whatever_the_load_is_not_waited_for()
    {
        var pause = await Wait(Recovery(_ => Failed("http-500")), Overloaded);

        Assert.Equal(new RecoveryResult(TimeSpan.FromSeconds(2), true), pause);
    }

    [Fact]
    public async Task Where_nothing_is_left_that_could_recover_the_pause_ends()
    {
        var recovery = Recovery(trial =>
        {
            gone = trial == 2;
            return Failed(FailureKinds.ConnectionRefused);
        });

        Assert.Equal(new RecoveryResult(TimeSpan.FromSeconds(3), false), await Wait(recovery, Overloaded));
    }

    [Fact]
    public async Task All_pauses_of_a_layout_are_bounded_and_each_later_one_is_a_second_at_most()
    {
        var recovery = Recovery(_ => Answered(900));

        Assert.Equal(new RecoveryResult(AtMost, false), await Wait(recovery, Overloaded));
        Assert.Equal(new RecoveryResult(TimeSpan.FromSeconds(1), false), await Wait(recovery, Overloaded));
    }

    [Fact]
    public async Task A_trial_that_does_not_end_is_cut_off_at_the_bound()
    {
        var recovery = new Recovery(
            async (_, cancellation) =>
            {
                time.Advance(AtMost);
                await Task.Delay(Timeout.Infinite, cancellation);
                return Answered(10);
            },
            P99,
            AtMost,
            time
        );

        Assert.Equal(new RecoveryResult(AtMost, false), await Wait(recovery, Overloaded));
    }

    [Fact]
    public async Task The_end_of_the_run_ends_the_pause()
    {
        using var run = new CancellationTokenSource();
        var recovery = new Recovery(
            async (_, cancellation) =>
            {
                await run.CancelAsync();
                cancellation.ThrowIfCancellationRequested();
                return Answered(10);
            },
            P99,
            AtMost,
            time
        );

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            recovery.WaitAsync(Overloaded, () => { }, () => false, run.Token)
        );
    }

    private Task<RecoveryResult?> Wait(Recovery recovery, ProbeResult before) =>
        recovery.WaitAsync(before, () => told++, () => gone, TestContext.Current.CancellationToken);

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
            AtMost,
            time
        );

    private static ProbeResult Answered(double milliseconds) =>
        new()
        {
            Ok = 5,
            Completed = 5,
            ResponseTimeMs = new LatencySummary { Count = 5, Max = TimeSpan.FromMilliseconds(milliseconds) },
        };

    private static ProbeResult Failed(string kind) =>
        Answered(1) with
        {
            Ok = 0,
            Failed = 5,
            Failures = new Dictionary<string, long> { [kind] = 5 },
        };
}
