using System.Text.Json.Nodes;
using CapacityLab.Results.Runs;

namespace EndToEnd.Tests;

public class DockerRunTests
{
    [Fact]
    public async Task A_run_in_containers_measures_every_layout_and_its_numbers_add_up()
    {
        DockerCommand.SkipUnlessReady();
        using var bench = InContainers(plan =>
            plan["layouts"] = new JsonArray(Bench.Layout(1, 0.5), Bench.Layout(2, 0.25))
        );
        await using var lab = Start(bench);

        int exitCode = await lab.EndAsync();

        var result = bench.Result();
        Assert.Equal((RunStatus.Complete, exitCode), (result.Status, result.ExitCode));
        Assert.Contains(exitCode, ExitCodes.WhenEverythingHolds);
        Assert.Equal(["", "nginx"], result.Layouts.Select(layout => layout.Balancer));
        Assert.All(
            result.Layouts,
            layout =>
            {
                SampleRunTests.AssertAddsUp(layout);
                Assert.Equal(
                    ("docker", "docker", "on"),
                    (layout.Runtime, layout.LimitsBy, layout.Facts["database.fsync"])
                );
                Assert.All(
                    layout.Probes,
                    probe => Assert.Contains(probe.Nodes, n => n.Role == "database" && n.TxBytes > 0)
                );
            }
        );
        Assert.StartsWith(
            "0.25 CPU, 256 MiB, swap off",
            result.Layouts[1].Facts["limits.shop-2"],
            StringComparison.Ordinal
        );
        Assert.True(new FileInfo(Path.Combine(bench.Run, "logs", "2___0.25_CPU", "shop-2.log")).Length > 0);
        Assert.Empty(DockerCommand.OfLab(lab.Id));
    }

    [Theory]
    [InlineData(2, 130, "starting")]
    [InlineData(2, 130, "healthy after")]
    [InlineData(15, 143, "probe 1,")]
    public async Task An_interrupted_run_leaves_a_partial_report_and_nothing_in_the_engine(
        int signal,
        int exitCode,
        string moment
    )
    {
        DockerCommand.SkipUnlessReady();
        using var bench = InContainers(_ => { });
        await using var lab = Start(bench);
        await lab.SeenAsync(moment);
        lab.Signal(signal);

        Assert.Equal(exitCode, await lab.EndAsync());

        Assert.Equal((RunStatus.Partial, exitCode), (bench.Result().Status, bench.Result().ExitCode));
        Assert.True(File.Exists(Path.Combine(bench.Run, "report.html")));
        Assert.Empty(DockerCommand.OfLab(lab.Id));
    }

    [Fact]
    public async Task Cleanup_removes_what_a_killed_run_left_in_the_engine_and_no_more()
    {
        DockerCommand.SkipUnlessReady();
        using var bench = InContainers(_ => { });
        string bystander = DockerCommand.Run("run", "-d", "--rm", "capacitylab-offline/nginx:1", "sleep", "120");
        await using var lab = Start(bench);
        await lab.SeenAsync("probe 1,");
        lab.Signal(9);
        await lab.EndAsync();
        Assert.True(DockerCommand.OfLab(lab.Id).Count >= 5);

        await using var cleanup = LabProcess.Start(bench.Folder, "cleanup");
        Assert.Equal(0, await cleanup.EndAsync());

        Assert.Empty(DockerCommand.OfLab(lab.Id));
        Assert.Equal("true", DockerCommand.Run("inspect", "-f", "{{.State.Running}}", bystander));
        DockerCommand.Run("rm", "-f", bystander);
    }

    private static LabProcess Start(Bench bench) =>
        LabProcess.Start(bench.Folder, "run", "--out", bench.Run, "--runtime", "docker", "--offline");

    private static Bench InContainers(Action<JsonNode> change) =>
        new(plan =>
        {
            foreach (var program in (JsonNode[])[plan["target"]!, plan["services"]![0]!])
            {
                program.AsObject().Remove("executable");
                program.AsObject().Remove("arguments");
            }

            plan["target"]!["project"] = Path.Combine(Programs.Root, "target-app");
            change(plan);
        });
}
