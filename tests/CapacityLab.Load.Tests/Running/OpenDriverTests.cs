using CapacityLab.Load.Http;
using CapacityLab.Load.Pacing;
using CapacityLab.Load.Recording;
using CapacityLab.Load.Running;
using CapacityLab.Load.Scheduling;
using CapacityLab.Load.Tests.Servers;

namespace CapacityLab.Load.Tests.Running;

/// <summary>The pacing in virtual time: a wait ends exactly when it should, and sending takes as long as a test says.</summary>
public class OpenDriverTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    [Fact]
    public void Arrivals_start_when_they_are_due()
    {
        var (totals, backlog) = Drive(sendingTakes: _ => TimeSpan.Zero);

        Assert.Equal((100, TimeSpan.Zero, 1), (totals.Started, totals.SendLag.Max, backlog));
        Assert.Equal(TimeSpan.FromMilliseconds(990), totals.LastStart);
    }

    [Fact]
    public void Late_arrivals_are_sent_late_with_their_lag_and_none_is_skipped()
    {
        // Sending the eleventh takes as long as the ten after it are apart.
        var (totals, backlog) = Drive(number => number == 10 ? 10.5 * Step : TimeSpan.Zero);

        Assert.Equal((100, 0), (totals.Started, totals.Dropped));
        Assert.Equal(9.5 * Step, totals.SendLag.Max);
        Assert.Equal(10, backlog);
        Assert.Equal(10, (int)Math.Round(totals.SendLag.Summary().Mean * 100 / (5 * Step)));
    }

    [Fact]
    public void Sending_slower_than_the_rate_falls_behind_and_ends_with_the_schedule()
    {
        var (totals, backlog) = Drive(_ => 2 * Step);

        // 51 until the end, and 5 in the grace of ten steps.
        Assert.Equal(56, totals.Started);
        Assert.Equal(55 * Step, totals.SendLag.Max);
        Assert.InRange(backlog, 48, 51);
    }

    [Fact]
    public void Ended_early_it_first_begins_what_was_due_until_then()
    {
        using var end = new CancellationTokenSource();

        // The end comes while sending the eleventh takes as long as the ten after it are apart.
        var (totals, _) = Drive(
            number =>
            {
                if (number == 10)
                {
                    end.Cancel();
                }

                return number == 10 ? 10.5 * Step : TimeSpan.Zero;
            },
            end.Token
        );

        Assert.Equal((21, 0), (totals.Started, totals.Dropped));
        Assert.Equal(9.5 * Step, totals.SendLag.Max);
    }

    private static (Totals Totals, long Backlog) Drive(
        Func<long, TimeSpan> sendingTakes,
        CancellationToken endEarly = default
    )
    {
        var clock = new VirtualClock();
        var spec = Loads.Of(new Uri("http://127.0.0.1:9"), Simulation.Inject(100.0, 100 * Step)) with
        {
            OverdueGrace = 10 * Step,
            EndEarly = endEarly,
        };
        using var connections = new HttpConnections(spec);
        using var scope = new RunScope(spec, connections)
        {
            Clock = clock,
            Runners = [new BusyRunner(clock, sendingTakes)],
        };
        var driver = new OpenDriver(new OpenSchedule(spec.Simulations, spec.Arrivals, spec.Seed), scope);

        driver.Run(CancellationToken.None);

        return (scope.Recorder.Close(), driver.MaxBacklog);
    }

    private sealed class BusyRunner(VirtualClock clock, Func<long, TimeSpan> takes) : IScenarioRunner
    {
        public bool StartsInline => true;

        public ValueTask RunAsync(Lane lane)
        {
            clock.Now += takes(lane.Arrival.Number);
            return default;
        }
    }

    private sealed class VirtualClock : IClock
    {
        public TimeSpan Now { get; set; }

        public void WaitUntil(TimeSpan moment, CancellationToken cancellation) => Now = moment > Now ? moment : Now;
    }
}
