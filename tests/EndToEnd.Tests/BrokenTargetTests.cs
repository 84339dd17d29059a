using System.Text.Json.Nodes;
using CapacityLab.Results.Runs;

namespace EndToEnd.Tests;

public class BrokenTargetTests
{
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

    private static void KillReplica(int lab, string replica)
    {
        string folder = Leftovers
            .Processes(lab)
            .Single(process =>
                File.ReadAllText(Path.Combine(process, "environ"))
                    .Contains($"Shop__Replica={replica}", StringComparison.Ordinal)
            );
        System
            .Diagnostics.Process.GetProcessById(
                int.Parse(Path.GetFileName(folder), System.Globalization.CultureInfo.InvariantCulture)
            )
            .Kill();
    }
}
