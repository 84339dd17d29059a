using CapacityLab.Analysis.Judging;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Judging;

public class SoundSecondsTests
{
    private static readonly Objectives Objectives = new() { SuccessRatio = 0.99, P99 = TimeSpan.FromMilliseconds(50) };

    [Fact]
    public void A_disturbed_second_and_the_one_after_are_left_out_and_the_rest_decides()
    {
        var judged = Judge(
            Probe(Second(), Second(others: 1.5, late: 90), Second(late: 40), Second(), Second(), Second())
        );

        Assert.True(judged.ObjectivesHeld);
        Assert.Equal([1, 2], judged.ExcludedSeconds);
        Assert.Equal((400, ""), (judged.JudgedResponses, judged.DisturbedBy));
    }

    [Fact]
    public void A_second_with_late_arrivals_is_disturbed_as_well()
    {
        var judged = Judge(Probe(Second(), Second(sentLate: 3, late: 90), Second(), Second(), Second(), Second()));

        Assert.Equal([1, 2], judged.ExcludedSeconds);
        Assert.True(judged.ObjectivesHeld);
    }

    [Fact]
    public void Slow_or_failed_answers_alone_exclude_nothing()
    {
        var probe = Probe(Second(), Second(late: 90), Second(failed: 50), Second());

        Assert.Same(probe, Judge(probe));
    }

    [Fact]
    public void Where_too_little_is_sound_nothing_is_decided()
    {
        var half = Judge(Probe(Second(), Second(others: 1.5), Second(), Second(others: 1.5), Second(), Second()));
        var few = Judge(Probe([.. Enumerable.Repeat(Second(ok: 20), 5), Second(others: 1.5, ok: 20)]));
        var fewer = Judge(Probe([.. Enumerable.Repeat(Second(ok: 19), 5), Second(others: 1.5, ok: 19)]));

        Assert.Null(half.ObjectivesHeld);
        Assert.True(few.ObjectivesHeld);
        Assert.Null(fewer.ObjectivesHeld);
    }

    [Fact]
    public void What_broke_before_the_first_disturbance_did_break_and_what_broke_after_it_is_undecided()
    {
        var before = Judge(Probe(Second(late: 5), Second(late: 5), Second(late: 5), Second(others: 1.5)));
        var after = Judge(
            Probe(Second(others: 1.5), Second(), Second(late: 5), Second(late: 5), Second(), Second(), Second())
        );

        Assert.False(before.ObjectivesHeld);
        Assert.Equal(
            "p99 response time above 50 ms: 15 of 300 responses in 3 sound seconds",
            Assert.Single(before.ObjectivesBroken)
        );
        Assert.Null(after.ObjectivesHeld);
    }

    [Fact]
    public void Arrivals_that_were_never_answered_count_against_the_target()
    {
        var probe = Probe(Second(), Second(), Second(), Second(), Second(others: 1.5));

        Assert.True(Judge(probe).ObjectivesHeld);
        Assert.Null(Judge(probe with { InFlightAtEnd = 30 }).ObjectivesHeld);
    }

    [Fact]
    public void A_probe_that_was_ended_early_keeps_its_verdict()
    {
        var ended = Probe(Second(), Second(), Second(), Second(others: 1.5)) with { EndedEarly = "Ended early: slow." };

        Assert.Same(ended, Judge(ended));
    }

    private static ProbeResult Judge(ProbeResult probe) => SoundSeconds.Judge(Objectives, probe, processors: 2);

    private static ProbeResult Probe(params IntervalResult[] seconds) =>
        new()
        {
            Duration = TimeSpan.FromSeconds(seconds.Length),
            Intervals = [.. seconds.Select((second, index) => second with { At = TimeSpan.FromSeconds(index) })],
            DisturbedBy = "host disturbed: others used 1.50 of 2 processors",
        };

    private static IntervalResult Second(
        double others = 0.1,
        int ok = 100,
        int failed = 0,
        int late = 0,
        int sentLate = 0
    ) =>
        new()
        {
            Length = TimeSpan.FromSeconds(1),
            Scheduled = ok,
            Ok = ok - failed,
            Failed = failed,
            Late = late,
            SentLate = sentLate,
            OthersCpu = new Cpus(others),
        };
}
