using CapacityLab.Load.Scheduling;

namespace CapacityLab.Load.Tests.Scheduling;

public class ClosedScheduleTests
{
    private static readonly TimeSpan Ten = TimeSpan.FromSeconds(10);

    [Fact]
    public void Copies_ramp_from_those_before_to_those_asked_for()
    {
        var schedule = new ClosedSchedule([
            Simulation.RampingConstant(10, Ten),
            Simulation.KeepConstant(10, Ten),
            Simulation.RampingConstant(0, Ten),
        ]);

        Assert.Equal(10, schedule.Most);
        Assert.Equal([1, 6, 10], At(schedule.Phases[0], 0, 5, 9.5));
        Assert.Equal([10, 10, 10], At(schedule.Phases[1], 0, 5, 9.5));
        Assert.Equal([10, 5, 1], At(schedule.Phases[2], 0.5, 5, 9.5));
    }

    [Fact]
    public void A_pause_has_no_copies()
    {
        var schedule = new ClosedSchedule([Simulation.KeepConstant(3, Ten), Simulation.Pause(Ten)]);

        Assert.Equal([0, 0], At(schedule.Phases[1], 0, 9));
    }

    private static int[] At(ClosedPhase phase, params double[] seconds) =>
        [.. seconds.Select(s => phase.CopiesAt(TimeSpan.FromSeconds(s)))];
}
