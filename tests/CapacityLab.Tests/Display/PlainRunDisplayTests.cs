using CapacityLab.Display;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Running;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console;

namespace CapacityLab.Tests.Display;

public class PlainRunDisplayTests
{
    [Fact]
    public void Each_event_worth_a_line_is_one_line()
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) }
        );
        console.Profile.Width = 1_000;
        var time = new FakeTimeProvider();
        var display = new PlainRunDisplay(console, time);
        time.Advance(TimeSpan.FromSeconds(2.5));

        Told.Run.Concat(Told.Confirmation).ToList().ForEach(display.On);

        Assert.Equal(
            """
            [   2.5 s] shop: 1 layout, run run-1
            [   2.5 s] Building shop …
            [   2.5 s] 1 × 0.25 CPU (1 of 1): starting
            [   2.5 s] 1 × 0.25 CPU: healthy after 1.3 s, limits by cgroup-v1, behind nginx
            [   2.5 s] 1 × 0.25 CPU: warm after 4.0 s, 12,345 requests, not settled
            [   2.5 s] 1 × 0.25 CPU: still busy with what probe 6 left, waiting for it to recover
            [   2.5 s] ALERT 50.0 % ended ok
            [   2.5 s] 1 × 0.25 CPU: shop-1 died (signal 9).
            [   2.5 s] 1 × 0.25 CPU: probe 1, 1,000 req/s offered, 990 req/s ok, p99 250.1 ms, shop-1 0.24 of 0.25 CPU: does not hold: p99 too high
            [   2.5 s] 1 × 0.25 CPU: capacity 900 req/s, limited by cpu-limit
            [   2.5 s] 1 × 0.25 CPU: to confirm cpu-limit, raising CPU limit of the replica from 0.25 CPU to 0.3125 CPU
            [   2.5 s] 1 × 0.25 CPU, raised: probe 1, after 3.0 s for the target to recover, which it did not, 1,000 req/s offered, 990 req/s ok, p99 250.1 ms, shop-1 0.24 of 0.25 CPU: does not hold: p99 too high
            [   2.5 s] 1 × 0.25 CPU: cpu-limit confirmed: Capacity moved.

            """.ReplaceLineEndings("\n"),
            text.ToString().ReplaceLineEndings("\n")
        );
    }

    [Fact]
    public void A_flow_shows_both_rates_and_both_percentiles()
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) }
        );
        console.Profile.Width = 1_000;
        var probe = new ProbeResult
        {
            Index = 1,
            ObjectivesHeld = true,
            OfferedIterations = new(36),
            AchievedIterations = new(35),
            ResponseTimeMs = new LatencySummary { Count = 100, P99 = TimeSpan.FromMilliseconds(90) },
            RequestTimeMs = new LatencySummary { Count = 300, P99 = TimeSpan.FromMilliseconds(40) },
        }.WithRequestsPerIteration(3);

        new PlainRunDisplay(console, new FakeTimeProvider()).On(
            new RunEvent.ProbeEnded(new LayoutResult { Name = "flow" }, probe)
        );

        Assert.Equal(
            "[   0.0 s] flow: probe 1, 108 req/s (36 iterations/s) offered, 105 req/s (35 iterations/s) ok, p99 90.0 ms, of a request 40.0 ms: holds",
            text.ToString().Trim()
        );
    }
}
