using CapacityLab.Analysis.Judging;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;

namespace CapacityLab.Analysis.Tests.Judging;

public class ObjectiveJudgeTests
{
    private static readonly Objectives Objectives = new() { P99 = TimeSpan.FromMilliseconds(200), SuccessRatio = 0.99 };

    [Fact]
    public void Objectives_hold_at_their_very_bound()
    {
        var judged = ObjectiveJudge.Judge(Objectives, Probe(ok: 99, scheduled: 100, p99Milliseconds: 200));
        Assert.True(judged.ObjectivesHeld);
        Assert.Empty(judged.ObjectivesBroken);
    }

    [Fact]
    public void A_slow_tail_breaks_the_p99_objective_and_is_told_with_its_figures()
    {
        var judged = ObjectiveJudge.Judge(Objectives, Probe(ok: 100, scheduled: 100, p99Milliseconds: 250.5));
        Assert.False(judged.ObjectivesHeld);
        Assert.Equal(
            "p99 response time 250.5 ms, objective ≤ 200 ms (100 observations)",
            Assert.Single(judged.ObjectivesBroken)
        );
    }

    [Fact]
    public void Dropped_and_unanswered_arrivals_count_against_the_success_ratio()
    {
        var judged = ObjectiveJudge.Judge(
            Objectives,
            Probe(ok: 97, scheduled: 100, p99Milliseconds: 1) with
            {
                Dropped = 2,
                InFlightAtEnd = 1,
            }
        );
        Assert.Equal(
            "success ratio 97.00 %, objective ≥ 99.00 % (97 ok of 100)",
            Assert.Single(judged.ObjectivesBroken)
        );
    }

    [Fact]
    public void Nothing_is_concluded_from_a_generator_limited_probe()
    {
        var probe = Probe(ok: 100, scheduled: 100, p99Milliseconds: 1) with
        {
            Generator = new GeneratorUse { Limited = true },
        };
        Assert.Null(ObjectiveJudge.Judge(Objectives, probe).ObjectivesHeld);
    }

    [Fact]
    public void Nothing_is_concluded_from_a_probe_without_arrivals() =>
        Assert.Null(ObjectiveJudge.Judge(Objectives, new ProbeResult()).ObjectivesHeld);

    private static ProbeResult Probe(long ok, long scheduled, double p99Milliseconds) =>
        new()
        {
            Scheduled = scheduled,
            Ok = ok,
            ResponseTimeMs = new LatencySummary { Count = ok, P99 = TimeSpan.FromMilliseconds(p99Milliseconds) },
        };
}
