using CapacityLab.Load.FastPath;
using CapacityLab.Load.Running;
using CapacityLab.Load.Scenarios;
using CapacityLab.Load.Scheduling;

namespace CapacityLab.Load.Tests.Running;

/// <summary>The one rule of every engine, in virtual time.</summary>
public class OpenPaceTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(100);

    [Theory]
    [InlineData(500_000, 1)]
    [InlineData(500_000, 4)]
    [InlineData(200_000, 1)]
    [InlineData(200_000, 3)]
    public void A_rate_that_cannot_be_sent_ends_with_the_schedule(double rate, int loops)
    {
        for (var loop = 0; loop < loops; loop++)
        {
            var pace = Pace(rate, 3 * Second, new LoopShare(loop, loops));

            var (taken, ended, _) = Drive(pace, beginningTakes: TimeSpan.FromTicks(500));

            Assert.InRange(ended, 3 * Second, (3 * Second) + Grace + Step);
            Assert.InRange(taken, 1, (3 * rate / loops) - 1);
            Assert.Equal(3 * (long)rate / loops, pace.Scheduled, tolerance: 1);
        }
    }

    [Fact]
    public void Overdue_arrivals_are_sent_late_until_the_grace_is_over()
    {
        var pace = Pace(100, Second, LoopShare.Whole);

        // Each takes two gaps: 50 by the end, and those of the grace.
        var (taken, ended, last) = Drive(pace, beginningTakes: 2 * Step);

        Assert.Equal(((Second + Grace) / (2 * Step)) + 1, taken, tolerance: 1);
        Assert.InRange(last, Second, Second + Grace);
        Assert.InRange(ended, Second + Grace, Second + Grace + (2 * Step));
        Assert.Equal(100, pace.Scheduled);
    }

    [Fact]
    public void A_moment_of_lateness_at_the_end_loses_nothing()
    {
        var pace = Pace(100, Second, LoopShare.Whole);

        var (taken, _, _) = Drive(pace, number => number == 97 ? 5 * Step : TimeSpan.Zero);

        Assert.Equal(100, taken);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Ended_early_what_was_due_until_then_is_the_schedule(int loops)
    {
        long scheduled = 0;
        for (var loop = 0; loop < loops; loop++)
        {
            var pace = Pace(500_000, TimeSpan.FromHours(168), new LoopShare(loop, loops));

            var (_, ended, _) = Drive(pace, _ => TimeSpan.FromTicks(700), endAt: 0.1 * Second);

            Assert.InRange(ended, 0.1 * Second, (0.1 * Second) + Grace + Step);
            scheduled += pace.Scheduled;
        }

        Assert.Equal(50_000, scheduled, tolerance: 1);
    }

    [Fact]
    public void What_began_before_the_early_end_was_heard_of_stays_in_the_books()
    {
        var pace = Pace(100, Second, LoopShare.Whole);
        for (var now = TimeSpan.Zero; now < 50 * Step; now += Step)
        {
            Assert.True(pace.IsDue(now));
            pace.Take();
        }

        pace.EndEarly(45 * Step);

        Assert.Equal(50, pace.Scheduled);
        Assert.True(pace.IsOver(50 * Step));
    }

    private static OpenPace Pace(double rate, TimeSpan length, LoopShare share) =>
        new(
            new OpenSchedule([Simulation.Inject(rate, length)], ArrivalKind.Even, seed: 1),
            share,
            new ArrivalNumbers(new ScenarioMix([1], 1), 1, LoopShare.Whole),
            Grace
        );

    private static (long Taken, TimeSpan Ended, TimeSpan Last) Drive(OpenPace pace, TimeSpan beginningTakes) =>
        Drive(pace, _ => beginningTakes);

    private static (long Taken, TimeSpan Ended, TimeSpan Last) Drive(
        OpenPace pace,
        Func<long, TimeSpan> takes,
        TimeSpan? endAt = null
    )
    {
        var (now, taken, last) = (TimeSpan.Zero, 0L, TimeSpan.Zero);
        while (!pace.IsOver(now))
        {
            if (now >= endAt)
            {
                pace.EndEarly(endAt.Value);
            }

            if (pace.IsDue(now))
            {
                (last, taken) = (now, taken + 1);
                now += takes(pace.Take().Number);
            }
            else
            {
                now = pace.Next > now ? pace.Next : now;
            }
        }

        return (taken, now, last);
    }
}
