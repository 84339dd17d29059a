using CapacityLab.Analysis.Conclusions;
using CapacityLab.Results.Json;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using CapacityLab.Results.Sizing;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Conclusions;

public class RunConclusionTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>By affinity, and with a rate that had not settled: two warnings that only the layouts tell.</summary>
    private static readonly LayoutResult Measured = Numbered(
        Known.Layout("1 × 1 CPU", 1, 200) with
        {
            LimitsBy = "affinity",
        }
    );

    [Fact]
    public void The_journal_of_a_killed_run_comes_to_what_an_interrupted_run_says()
    {
        var header = Header(new Objectives { RequestsPerSecond = new RequestRate(100) });
        using var journal = new MemoryStream();
        JournalFormat.Write(journal, header);
        JournalFormat.Write(journal, Measured);
        journal.Position = 0;

        var killed = RunConclusion.Of(JournalFormat.Read(journal), ExitCodes.Killed);
        var interrupted = RunConclusion.Of(header with { Layouts = [Measured] }, interruptedBy: 130);

        Assert.Equal(["known-before", "not-settled", "limits-by-affinity"], killed.Warnings.Select(one => one.Code));
        Assert.Equal(interrupted.Warnings, killed.Warnings);
        Assert.Equal("1 × 1 CPU", killed.Recommendation!.Layout);
        Assert.Equal(interrupted.Recommendation!.Layout, killed.Recommendation.Layout);
        Assert.Equal((interrupted.Verdict, interrupted.Status), (killed.Verdict, killed.Status));
        Assert.Empty(killed.Gates);
    }

    [Theory]
    [InlineData(129)]
    [InlineData(130)]
    [InlineData(137)]
    [InlineData(143)]
    public void Every_signal_that_ends_a_run_interrupts_it(int exitCode)
    {
        var result = RunConclusion.Of(Header(new Objectives()) with { Layouts = [Measured] }, exitCode);

        Assert.Equal((exitCode, RunStatus.Partial), (result.ExitCode, result.Status));
        Assert.StartsWith(
            "INTERRUPTED: 1 layout measured before the run was ended",
            result.Verdict,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_code_sends_is_known_from_the_warm_up()
    {
        var objectives = new Objectives { IterationsPerSecond = new IterationRate(30) };
        var warm = Measured with
        {
            WarmUp = new WarmUpResult { Requests = 500, RequestsPerIteration = 2.5 },
        };

        var result = RunConclusion.Of(
            Header(objectives) with
            {
                Layouts = [new LayoutResult(), warm],
            },
            interruptedBy: 0
        );

        Assert.Equal(75, result.Objectives.RequestsPerSecond!.Value.PerSecond);
        Assert.Equal(75, result.Recommendation!.Request.RequestsPerSecond!.Value.PerSecond);
        Assert.Equal(75, result.Gates[0].Target);
    }

    /// <summary>A journal's probes have numbers and times.</summary>
    private static LayoutResult Numbered(LayoutResult layout) =>
        layout with
        {
            Probes = [.. layout.Probes.Select((probe, index) => probe with { Index = index + 1, StartedAt = Start })],
        };

    private static RunResult Header(Objectives objectives) =>
        new()
        {
            RunId = "run",
            StartedAt = Start,
            Host = new HostSnapshot { Cores = 2 },
            Objectives = objectives,
            Warnings = [new Warning("known-before", "", "Before the first layout.", "None.")],
            Recommendation = new SizingResult
            {
                Request = new SizingRequest
                {
                    RequestsPerSecond = objectives.RequestsPerSecond,
                    SpareReplicas = 0,
                    AsOf = Start,
                },
            },
        };
}
