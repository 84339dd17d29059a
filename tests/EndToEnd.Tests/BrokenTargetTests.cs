using System.Text.Json.Nodes;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;

namespace EndToEnd.Tests;

public class BrokenTargetTests
{
    private const int Stop = 19;

    [Fact]
    public async Task A_target_that_crashes_at_its_start_ends_with_7_and_its_last_words()
    {
        using var bench = new Bench(plan => plan["target"]!["environment"]!["Shop__Role"] = "no-such-role");
        await using var lab = LabProcess.Start(bench.Folder, "run", "--out", bench.Run);

        Assert.Equal(7, await lab.EndAsync());

        Assert.Contains("shop-1", bench.Result().Layouts[0].Error, StringComparison.Ordinal);
        Assert.Contains("no-such-role", bench.Result().Layouts[0].Error, StringComparison.Ordinal);
        Assert.Equal(RunStatus.Invalid, bench.Result().Status);
    }

    [Fact]
    public async Task A_target_that_never_becomes_healthy_ends_with_6_and_says_what_it_answered()
    {
        using var bench = new Bench(plan =>
        {
            plan["target"]!["health"] = "/api/no-such-health";
            plan["target"]!["readyTimeoutSeconds"] = 3;
        });
        await using var lab = LabProcess.Start(bench.Folder, "run", "--out", bench.Run);

        Assert.Equal(6, await lab.EndAsync());
        Assert.Contains("404", bench.Result().Layouts[0].Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_does_not_listen_where_it_is_asked_to_ends_with_6()
    {
        using var bench = new Bench(plan =>
        {
            plan["target"]!["environment"]!["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
            plan["target"]!["readyTimeoutSeconds"] = 3;
        });
        await using var lab = LabProcess.Start(bench.Folder, "run", "--out", bench.Run);

        Assert.Equal(6, await lab.EndAsync());
        Assert.Contains("shop-1", bench.Result().Layouts[0].Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replica_killed_by_hand_is_named_and_the_run_goes_on()
    {
        using var bench = new Bench(plan =>
        {
            plan["layouts"] = new JsonArray(Bench.Layout(2, 0.25));
            plan["search"]!["probeSeconds"] = 3;
        });
        await using var lab = LabProcess.Start(bench.Folder, "run", "--out", bench.Run);
        await lab.SeenAsync("probe 1,");
        KillReplica(lab.Id, "shop-2");

        Assert.Equal(7, await lab.EndAsync());

        var layout = bench.Result().Layouts[0];
        Assert.Equal("shop-2", Assert.Single(layout.Events).Node);
        Assert.True(layout.Probes.Count > 1, "the search went on");
        Assert.Null(layout.Capacity.RequestsPerSecond);
        Assert.Contains("shop-2", layout.Error, StringComparison.Ordinal);
        Assert.All(
            layout.Probes,
            probe =>
                Assert.Equal(
                    probe.Scheduled,
                    probe.Ok + probe.Failed + probe.Dropped + probe.NotSent + probe.InFlightAtEnd
                )
        );
    }

    [Theory]
    [InlineData(1, "shop-1", "Shop__Replica=shop-1")]
    [InlineData(2, "shop-2", "Shop__Replica=shop-2")]
    [InlineData(1, "payments", "Shop__Role=payments")]
    public async Task A_node_that_freezes_is_lost_and_named(int replicas, string node, string variable)
    {
        using var bench = new Bench(plan =>
        {
            plan["layouts"] = new JsonArray(Bench.Layout(replicas, 0.25));
            plan["search"]!["probeSeconds"] = 3;
            plan["load"] = new JsonObject { ["requestTimeoutSeconds"] = 2 };
        });
        await using var lab = LabProcess.Start(bench.Folder, "run", "--out", bench.Run);
        await lab.SeenAsync("probe 1,");
        LabProcess.Signal(IdOf(lab.Id, variable), Stop);

        Assert.Equal(7, await lab.EndAsync());

        var result = bench.Result();
        var layout = result.Layouts[0];
        Assert.Equal((node, NodeEventKind.NotAnswering), (layout.Events[0].Node, layout.Events[0].Kind));
        Assert.Equal((BottleneckCause.NotAnswering, node), (layout.Bottleneck.Cause, layout.Bottleneck.Node));
        Assert.Null(layout.Capacity.RequestsPerSecond);
        Assert.Contains("state T", layout.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("PASS", result.Verdict, StringComparison.Ordinal);
        Assert.Empty(Leftovers.OfLab(lab.Id));
    }

    private static void KillReplica(int lab, string replica) =>
        System.Diagnostics.Process.GetProcessById(IdOf(lab, $"Shop__Replica={replica}")).Kill();

    private static int IdOf(int lab, string variable)
    {
        string folder = Leftovers
            .Processes(lab)
            .Single(process =>
                File.ReadAllText(Path.Combine(process, "environ")).Contains(variable, StringComparison.Ordinal)
            );
        return int.Parse(Path.GetFileName(folder), System.Globalization.CultureInfo.InvariantCulture);
    }
}
