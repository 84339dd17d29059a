using System.Text.Json.Nodes;
using CapacityLab.Results.Layouts;

namespace EndToEnd.Tests;

public class ConfirmationTests
{
    // What a noisy host makes of the capacities is not asserted; that the experiment was made and can be traced is.
    private static readonly ConfirmationOutcome[] Measured =
    [
        ConfirmationOutcome.Moved,
        ConfirmationOutcome.NotMoved,
        ConfirmationOutcome.Undecided,
    ];

    [Fact]
    public async Task A_suspected_cpu_limit_is_raised_and_the_layout_measured_again_apart_from_the_plans_own()
    {
        using var bench = new Bench(OfSmallReplica);
        await using var lab = LabProcess.Start(bench.Folder, "run", "--confirm", "--out", bench.Run);

        int exitCode = await lab.EndAsync();

        var result = bench.Result();
        Assert.Equal(result.ExitCode, exitCode);
        var layout = Assert.Single(result.Layouts);
        var confirmation = layout.Bottleneck.Confirmation!;
        Assert.Contains(confirmation.Evidence, string.Join('\n', lab.Output), StringComparison.Ordinal);
        if (layout.Bottleneck.Cause != BottleneckCause.CpuLimit || layout.LimitsBy == "affinity")
        {
            Assert.Equal(ConfirmationOutcome.NotTried, confirmation.Outcome);
            return;
        }

        Assert.Equal(
            ("shop", "0.2 CPU", "0.25 CPU"),
            (confirmation.Node, confirmation.Changes[0].From, confirmation.Changes[0].To)
        );
        Assert.Equal(layout.Capacity.Caveats, confirmation.Before!.Caveats);
        Assert.Equal(layout.Capacity, confirmation.Before with { Caveats = layout.Capacity.Caveats });
        SampleRunTests.AssertAddsUp(confirmation.Raised!);
        Assert.All(
            confirmation.Raised!.Probes.SelectMany(probe => probe.Nodes).Where(node => node.Role == "replica"),
            node => Assert.Equal(0.25, node.CpuLimit!.Value.Cores, 3)
        );
        Assert.True(
            Measured.Contains(confirmation.Outcome) || confirmation.After!.RequestsPerSecond is null,
            confirmation.Evidence
        );
        Assert.True(File.Exists(Path.Combine(bench.Run, "logs", "1___0.2_CPU", "raised", "shop-1.log")));
        Assert.Empty(Leftovers.OfLab(lab.Id));
    }

    [Fact]
    public async Task Interrupted_while_it_confirms_a_run_keeps_what_was_measured_and_leaves_nothing()
    {
        using var bench = new Bench(OfSmallReplica);
        await using var lab = LabProcess.Start(bench.Folder, "run", "--confirm", "--out", bench.Run);
        string line = await lab.SeenAsync("1 × 0.2 CPU: to confirm");
        Assert.SkipWhen(line.Contains("nothing is raised", StringComparison.Ordinal), line);
        lab.Signal(2);

        Assert.Equal(130, await lab.EndAsync());

        var layout = Assert.Single(bench.Result().Layouts);
        Assert.NotNull(layout.Capacity.RequestsPerSecond);
        Assert.Equal(ConfirmationOutcome.Failed, layout.Bottleneck.Confirmation!.Outcome);
        Assert.Contains("the run was ended", layout.Bottleneck.Confirmation.Evidence, StringComparison.Ordinal);
        Assert.Empty(Leftovers.OfLab(lab.Id));
    }

    /// <summary>So small that its CPU limit is what gives out, and with an objective that a busy host does not break.</summary>
    private static void OfSmallReplica(JsonNode plan)
    {
        plan["layouts"] = new JsonArray(Bench.Layout(1, 0.2));
        plan["objectives"]!["p99Ms"] = 600;
        plan["search"]!["maxProbes"] = 6;
    }
}
