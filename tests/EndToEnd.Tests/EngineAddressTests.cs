namespace EndToEnd.Tests;

/// <summary>No engine is needed for these: none answers at port 1.</summary>
public class EngineAddressTests
{
    [Theory]
    [InlineData("tcp://127.0.0.1:1", "no engine answers at tcp://127.0.0.1:1")]
    [InlineData("localhost:2375", "DOCKER_HOST: found localhost:2375; allowed: unix:///PATH")]
    [InlineData("ssh://me@build.example", "DOCKER_HOST: found ssh://me@build.example; allowed: unix:///PATH")]
    public async Task A_DOCKER_HOST_that_is_no_use_ends_docker_runs_and_cleanup_with_6_and_one_message(
        string host,
        string told
    )
    {
        using var bench = new Bench(InContainers);
        var environment = new Dictionary<string, string> { ["DOCKER_HOST"] = host };
        await using var run = LabProcess.Start(bench.Folder, environment, "run", "--runtime", "docker");
        Assert.Equal(6, await run.EndAsync());
        await using var cleanup = LabProcess.Start(bench.Folder, environment, "cleanup");
        Assert.Equal(6, await cleanup.EndAsync());
        await using var doctor = LabProcess.Start(bench.Folder, environment, "doctor");
        Assert.Equal(0, await doctor.EndAsync());

        Assert.Contains(told, Assert.Single(run.Error), StringComparison.Ordinal);
        Assert.Contains(told, Assert.Single(cleanup.Error), StringComparison.Ordinal);
        Assert.Empty(doctor.Error);
    }

    [Fact]
    public async Task A_plan_that_containers_cannot_carry_out_is_refused_before_anything_starts()
    {
        using var bench = new Bench(plan =>
        {
            InContainers(plan);
            plan["balancer"]!["kind"] = "yarp";
            plan["layouts"] = new System.Text.Json.Nodes.JsonArray(Bench.Layout(2, 0.25));
        });
        await using var run = LabProcess.Start(bench.Folder, "run", "--runtime", "docker");

        Assert.Equal(6, await run.EndAsync());

        Assert.Contains("yarp", Assert.Single(run.Error), StringComparison.Ordinal);
    }

    private static void InContainers(System.Text.Json.Nodes.JsonNode plan)
    {
        foreach (var program in (System.Text.Json.Nodes.JsonNode[])[plan["target"]!, plan["services"]![0]!])
        {
            program.AsObject().Remove("executable");
            program.AsObject().Remove("arguments");
        }

        plan["target"]!["project"] = Path.Combine(Programs.Root, "target-app");
    }
}
