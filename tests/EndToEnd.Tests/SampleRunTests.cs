using System.Text.Json.Nodes;
using CapacityLab.Results.Json;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Runs;

namespace EndToEnd.Tests;

public class SampleRunTests
{
    [Theory]
    [InlineData("yarp")]
    [InlineData("nginx")]
    public async Task A_run_measures_every_layout_and_its_numbers_add_up(string balancer)
    {
        Assert.SkipWhen(balancer == "nginx" && !OnPath("nginx"), "nginx is not on PATH");
        using var bench = new Bench(plan =>
        {
            plan["layouts"] = new JsonArray(Bench.Layout(1, 0.5), Bench.Layout(2, 0.25));
            plan["balancer"]!["kind"] = balancer;
        });
        await using var lab = LabProcess.Start(bench.Folder, "run", "--out", bench.Run);

        int exitCode = await lab.EndAsync();

        var result = bench.Result();
        Assert.Equal((RunStatus.Complete, exitCode), (result.Status, result.ExitCode));
        Assert.Contains(exitCode, ExitCodes.WhenEverythingHolds);
        Assert.Equal(["", balancer], result.Layouts.Select(layout => layout.Balancer));
        Assert.All(result.Layouts, AssertAddsUp);
        Assert.Equal(
            ["shop-1", "shop-2"],
            result
                .Layouts[1]
                .Shares.Where(share => share.Requests > 0)
                .Select(share => share.Node)
                .Where(node => node != "none")
                .Order()
        );
        Assert.Equal(result.RunId, result.Recommendation!.RunId);
        Assert.Equal(2, result.Recommendation.Layouts.Count);
        Assert.Equal(
            (5.0, result.StartedAt),
            (result.Recommendation.Request.RequestsPerSecond?.PerSecond, result.Recommendation.Request.AsOf)
        );
        Assert.Contains(result.Recommendation.Answer, lab.Output);
        Assert.Equal($"{result.Verdict} · run/report.html", lab.Output[^1]);
        Assert.All(
            (string[])
                [
                    "result.json",
                    "plan.json",
                    "report.html",
                    "summary.md",
                    "probes.csv",
                    "samples.csv",
                    "recommendation.csv",
                    "journal.jsonl",
                ],
            file => Assert.True(new FileInfo(Path.Combine(bench.Run, file)).Length > 0, file)
        );
        Assert.Empty(Leftovers.OfLab(lab.Id));
    }

    [Fact]
    public async Task A_scenario_in_code_goes_its_whole_way_and_each_of_its_requests_counts()
    {
        // Four requests an iteration from a shop that has hardly warmed up: the first rates may fail where others use the host, and a
        // search of four probes would end before it has come down.
        using var bench = new Bench(plan =>
        {
            plan["scenarios"] = new JsonArray(new JsonObject { ["code"] = "journey", ["weight"] = 1 });
            plan["search"]!["maxProbes"] = 8;
        });
        await using var lab = LabProcess.Start(bench.Folder, "run", "--out", bench.Run);

        Assert.Contains(await lab.EndAsync(), ExitCodes.WhenEverythingHolds);

        var layout = bench.Result().Layouts[0];
        AssertAddsUp(layout);
        var probe = layout.Probes[0];
        Assert.Equal(["list", "order", "order state", "show"], probe.Steps.Select(step => step.Name).Order());
        Assert.All(probe.Steps, step => Assert.InRange(step.Ok, probe.Ok, probe.Scheduled));
        Assert.InRange(probe.RequestsCompleted, 4 * probe.Ok, 4 * probe.Scheduled);
        // What failed in the warm-up ended its iteration before its last request.
        Assert.InRange(layout.WarmUp.RequestsPerIteration, 3, 4);
        Assert.All(layout.Probes, one => Assert.Equal(layout.WarmUp.RequestsPerIteration, one.RequestsPerIteration));
    }

    [Fact]
    public async Task The_journal_alone_gives_the_report_of_a_run_that_was_killed()
    {
        using var bench = new Bench(plan => plan["sizing"]!["requestsPerSecond"] = 4321);
        await using var lab = LabProcess.Start(bench.Folder, "run", "--out", bench.Run);
        await lab.SeenAsync("probe 2,");
        lab.Signal(9);
        await lab.EndAsync();
        Assert.False(File.Exists(Path.Combine(bench.Run, "result.json")));
        Assert.NotEmpty(Leftovers.Processes(lab.Id));
        AssertConcludedSoFar(bench.Run);

        await using var cleanup = LabProcess.Start(bench.Folder, "cleanup");
        Assert.Equal(0, await cleanup.EndAsync());
        await using var report = LabProcess.Start(bench.Folder, "report", bench.Run);
        Assert.Equal(0, await report.EndAsync());

        Assert.Empty(Leftovers.OfLab(lab.Id));
        Assert.Contains(report.Output, line => line.StartsWith("INTERRUPTED: ", StringComparison.Ordinal));
        Assert.Contains(
            "PARTIAL",
            await File.ReadAllTextAsync(Path.Combine(bench.Run, "report.html")),
            StringComparison.OrdinalIgnoreCase
        );
        await using var size = LabProcess.Start(bench.Folder, "size", bench.Run, "--json");
        await size.EndAsync();
        Assert.Contains(size.Output, line => line.Contains("\"requestsPerSecond\": 4321", StringComparison.Ordinal));
    }

    private static void AssertConcludedSoFar(string run)
    {
        using var journal = File.OpenRead(Path.Combine(run, "journal.jsonl"));
        var layout = Assert.Single(JournalFormat.Read(journal).Layouts);
        Assert.NotEmpty(layout.Probes);
        Assert.Equal(layout.Probes.Count(probe => probe.Purpose != ProbePurpose.Ladder), layout.Capacity.Probes);
    }

    internal static void AssertAddsUp(LayoutResult layout)
    {
        Assert.NotEmpty(layout.Probes);
        Assert.All(
            layout.Probes,
            probe =>
            {
                Assert.Equal(
                    probe.Scheduled,
                    probe.Ok + probe.Failed + probe.Dropped + probe.NotSent + probe.InFlightAtEnd
                );
                Assert.Equal(probe.RequestsCompleted, probe.Shares.Sum(share => share.Requests));
                Assert.Equal(probe.Scheduled, probe.Intervals.Sum(interval => interval.Scheduled));
                Assert.Equal(
                    probe.OfferedIterations.PerSecond * probe.RequestsPerIteration,
                    probe.Offered.PerSecond,
                    tolerance: 0.001 * probe.RequestsPerIteration
                );
                Assert.Contains(probe.Nodes, node => node.Name == "payments");
                Assert.All(
                    probe.Nodes,
                    node => Assert.True(node.Samples >= 2 && node.CpuLimit is not null, node.ToString())
                );
            }
        );
        Assert.Equal(layout.Probes.Sum(probe => probe.RequestsCompleted), layout.Shares.Sum(share => share.Requests));
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
