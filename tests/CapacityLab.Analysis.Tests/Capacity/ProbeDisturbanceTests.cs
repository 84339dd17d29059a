using CapacityLab.Analysis.Capacity;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Capacity;

public class ProbeDisturbanceTests
{
    // 100 a second for 10 s, 100 ms each: 10 in flight.
    private static readonly ProbeResult Steady = new()
    {
        Duration = TimeSpan.FromSeconds(10),
        Completed = 1_000,
        ServiceTimeMs = new LatencySummary { Count = 1_000, Mean = TimeSpan.FromMilliseconds(100) },
        Generator = new GeneratorUse { MeanInFlight = 10 },
        ObjectivesHeld = true,
    };

    [Fact]
    public void A_steady_probe_obeys_littles_law_and_is_not_suspect()
    {
        var probe = ProbeDisturbance.Judge(Steady, processors: 2);
        Assert.Equal(0, probe.LittlesLawError!.Value, 9);
        Assert.Empty(probe.Disturbances);
    }

    [Theory]
    [InlineData(LoadModel.Closed, 10, 10_000, 104.5, true)]
    [InlineData(LoadModel.Closed, 10, 10_000, 103.5, false)]
    [InlineData(LoadModel.Open, 0, 10_000, 104.5, false)]
    [InlineData(LoadModel.Open, 0, 10_000, 108, true)]
    public void More_than_three_percent_off_beside_what_reading_can_do_is_suspect(
        LoadModel model,
        int users,
        int milliseconds,
        double service,
        bool suspect
    )
    {
        var probe = Steady with
        {
            Model = model,
            Concurrency = users,
            Duration = TimeSpan.FromMilliseconds(milliseconds),
            ServiceTimeMs = new LatencySummary { Count = 1_000, Mean = TimeSpan.FromMilliseconds(service) },
        };

        Assert.Equal(suspect, ProbeDisturbance.Judge(probe, processors: 2).Disturbances.Count > 0);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void A_probe_that_began_before_the_target_had_recovered_is_suspect(bool recovered, bool suspect)
    {
        var probe = Steady with { Recovery = new RecoveryResult(TimeSpan.FromSeconds(20), recovered) };

        Assert.Equal(suspect, ProbeDisturbance.Judge(probe, processors: 2).Disturbances.Count > 0);
    }

    [Fact]
    public void A_probe_that_did_not_hold_piles_up_and_is_not_suspect_for_it()
    {
        var probe = Steady with
        {
            ObjectivesHeld = false,
            Generator = new GeneratorUse { MeanInFlight = 50 },
        };
        Assert.Empty(ProbeDisturbance.Judge(probe, processors: 2).Disturbances);
    }

    [Theory]
    [InlineData(0.24, 2, false)]
    [InlineData(0.26, 2, true)]
    [InlineData(0.26, 16, false)]
    public void A_host_that_others_use_makes_a_probe_suspect(double others, int processors, bool suspect)
    {
        var probe = ProbeDisturbance.Judge(Steady with { OthersCpu = new Cpus(others) }, processors);
        Assert.Equal(suspect, probe.Disturbances.Count > 0);
    }

    [Fact]
    public void A_probe_that_was_ended_early_has_no_steady_state_to_check()
    {
        Assert.Null(ProbeDisturbance.Judge(Steady with { EndedEarly = "Why." }, processors: 2).LittlesLawError);
    }
}
