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

    [Theory]
    [InlineData("networks/create")]
    [InlineData("containers/create?name=capacitylab-", "-database")]
    [InlineData("containers/create?name=capacitylab-", "-shop-1")]
    public async Task An_interruption_in_the_middle_of_a_create_leaves_nothing_in_the_engine(params string[] request)
    {
        DockerCommand.SkipUnlessReady();
        using var bench = InContainers(_ => { });
        var seen = new TaskCompletionSource();
        await using var engine = new EngineProxy(line =>
        {
            if (request.All(part => line.Contains(part, StringComparison.Ordinal)))
            {
                seen.TrySetResult();
            }
        });
        await using var lab = Start(bench, engine.Environment);
        await seen.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        lab.Signal(2);

        Assert.Equal(130, await lab.EndAsync());

        Assert.Empty(DockerCommand.OfLab(lab.Id));
    }

    [Fact]
    public async Task An_engine_that_goes_in_the_middle_is_told_once_with_last_words_and_what_removes_the_rest()
    {
        DockerCommand.SkipUnlessReady();
        using var bench = InContainers(_ => { });
        await using var engine = new EngineProxy(_ => { });
        await using var lab = Start(bench, engine.Environment);
        await lab.SeenAsync("warm after");
        engine.Cut();

        Assert.Equal(6, await lab.EndAsync());

        string error = bench.Result().Layouts[0].Error;
        Assert.Equal(2, error.Split("engine no longer answers").Length);
        Assert.Contains("is removed by: cleanup.", error, StringComparison.Ordinal);
        Assert.Contains("  | ", error, StringComparison.Ordinal);
        Assert.Single(
            lab.Error,
            line =>
                line.Contains("was lost: the engine no longer answers", StringComparison.Ordinal)
                && !line.Contains("cleanup", StringComparison.Ordinal)
        );
        await using var cleanup = LabProcess.Start(bench.Folder, "cleanup");
        Assert.Equal(0, await cleanup.EndAsync());
        Assert.Empty(DockerCommand.OfLab(lab.Id));
    }

    [Fact]
    public async Task A_replica_that_needs_more_memory_than_its_limit_ends_as_memory_and_the_other_layouts_are_measured()
    {
        DockerCommand.SkipUnlessReady();
        using var bench = InContainers(plan =>
        {
            var large = Bench.Layout(1, 0.75);
            large["memoryMiB"] = 768;
            plan["layouts"] = new JsonArray(Bench.Layout(1, 0.5), large);
            plan["target"]!["environment"]!["Knobs__HoldMiB"] = 400;
        });
        await using var lab = Start(bench);

        Assert.Equal(7, await lab.EndAsync());

        var (small, measured) = (bench.Result().Layouts[0], bench.Result().Layouts[1]);
        Assert.Equal((7, "memory", "shop-1"), (small.ErrorExitCode, small.Bottleneck.Cause, small.Bottleneck.Node));
        Assert.Equal("out-of-memory", Assert.Single(small.Events).Kind);
        Assert.Contains("256 MiB", Assert.Single(small.Bottleneck.Evidence).Statement, StringComparison.Ordinal);
        Assert.True(measured.ErrorExitCode == 0 && measured.Probes.Count > 0, measured.Error);
    }

    [Fact]
    public async Task The_shops_own_Dockerfile_makes_an_image_that_runs_without_rights_and_says_that_it_is_healthy()
    {
        DockerCommand.SkipUnlessReady();
        string tag = $"capacitylab-test-{Guid.NewGuid():N}";
        string container = "";
        try
        {
            DockerCommand.Run(
                "build",
                "-f",
                Path.Combine(Programs.Root, "target-app", "Dockerfile"),
                "--build-arg",
                "BASE_IMAGE=capacitylab-offline/dotnet:1",
                "-t",
                tag,
                Path.GetDirectoryName(Programs.Shop)!
            );
            container = DockerCommand.Run("run", "-d", "--health-interval", "1s", tag);
            for (int second = 0; second < 60 && Health(container) == "starting"; second++)
            {
                await Task.Delay(1000, TestContext.Current.CancellationToken);
            }

            Assert.Equal("healthy", Health(container));
            Assert.Equal("1654", DockerCommand.Run("exec", container, "id", "-u"));
        }
        finally
        {
            DockerCommand.Run(container.Length > 0 ? ["rm", "-f", "-v", container] : ["version"]);
            DockerCommand.Run("image", "rm", "-f", tag);
        }
    }

    private static string Health(string container) =>
        DockerCommand.Run("inspect", "-f", "{{.State.Health.Status}}", container);

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

    private static LabProcess Start(Bench bench) => Start(bench, new Dictionary<string, string>());

    private static LabProcess Start(Bench bench, IReadOnlyDictionary<string, string> environment) =>
        LabProcess.Start(bench.Folder, environment, "run", "--out", bench.Run, "--runtime", "docker", "--offline");

    private static Bench InContainers(Action<JsonNode> change) =>
        new(plan =>
        {
            foreach (var program in (JsonNode[])[plan["target"]!, plan["services"]![0]!])
            {
                program.AsObject().Remove("executable");
                program.AsObject().Remove("arguments");
            }

            plan["target"]!["project"] = Path.Combine(Programs.Root, "target-app");
            // A database is made anew for each layout, which waits for the disk that others use.
            plan["target"]!["readyTimeoutSeconds"] = 120;
            change(plan);
        });
}
