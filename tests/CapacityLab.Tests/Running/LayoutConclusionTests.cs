using CapacityLab.Analysis.Capacity;
using CapacityLab.Layouts;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;
using CapacityLab.Running;

namespace CapacityLab.Tests.Running;

public class LayoutConclusionTests
{
    private static readonly SearchSettings Settings = new(Scale: null, Precision: 0.08, MaxProbes: 7);

    private static readonly SearchStep[] Steps =
    [
        new(new RequestRate(90), true, []),
        new(new RequestRate(100), false, ["slow"]),
    ];

    [Fact]
    public void Shares_of_the_probes_are_added_up_by_node()
    {
        var layout = new LayoutResult
        {
            Probes =
            [
                Probe(new NodeShare("shop-1", 5), new NodeShare("shop-2", 6)),
                Probe(new NodeShare("shop-2", 1), new NodeShare(NodeShare.NoNode, 2)),
            ],
        };

        var shares = LayoutConclusion.Conclude(layout, Steps, 1, true, Settings, []).Shares;

        Assert.Equal([new NodeShare("shop-1", 5), new NodeShare("shop-2", 7), new NodeShare("none", 2)], shares);
    }

    [Fact]
    public void A_layout_that_lost_a_node_states_no_capacity_names_the_node_and_asks_for_exit_code_7()
    {
        var died = new NodeEvent("shop-2", "died", default, 1, "shop-2 died in probe 1 (signal 9).");
        var concluded = LayoutConclusion.Conclude(
            new LayoutResult { Events = [died], Probes = [Probe()] },
            Steps,
            1,
            true,
            Settings,
            []
        );

        Assert.Null(concluded.Capacity.RequestsPerSecond);
        Assert.Equal(CapacityStatus.Failed, concluded.Capacity.Status);
        Assert.Equal(
            (7, "shop-2 died in probe 1 (signal 9).", "shop-2"),
            (concluded.ErrorExitCode, concluded.Error, concluded.Bottleneck.Node)
        );
        Assert.Single(concluded.Probes);
    }

    [Fact]
    public void A_node_that_ran_out_of_memory_is_the_bottleneck_with_how_it_ended()
    {
        var killed = new NodeEvent("shop-1", "out-of-memory", default, 1, "shop-1 was killed at its limit of 256 MiB.");

        var concluded = LayoutConclusion.Conclude(
            new LayoutResult { Events = [killed] },
            Steps,
            1,
            true,
            Settings,
            ["last words"]
        );

        var bottleneck = concluded.Bottleneck;
        Assert.Equal((BottleneckCause.Memory, "shop-1"), (bottleneck.Cause, bottleneck.Node));
        Assert.True(bottleneck.Confidence > 0.9);
        Assert.Equal(killed.Message, Assert.Single(bottleneck.Evidence).Statement);
        Assert.Contains("last words", concluded.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_that_ran_out_of_memory_at_its_start_is_told_the_same_way()
    {
        var killed = new NodeEvent("shop-1", "out-of-memory", default, 0, "shop-1 was killed at its limit of 256 MiB.");
        var error = new EnvironmentException(EnvironmentCause.NodeEnded, "shop-1", "shop-1 did not start.")
        {
            Happened = killed,
        };

        var failed = LayoutConclusion.Failed(new LayoutResult(), error);

        Assert.Equal((7, "shop-1 did not start."), (failed.ErrorExitCode, failed.Error));
        Assert.Equal(BottleneckCause.Memory, failed.Bottleneck.Cause);
        Assert.Equal([killed], failed.Events);
        Assert.Equal(CapacityStatus.Failed, failed.Capacity.Status);
    }

    [Fact]
    public void An_engine_that_is_gone_is_one_message_and_the_environments_fault()
    {
        NodeEvent Lost(string node) => new(node, "engine-gone", default, 1, $"{node} was lost.");
        var layout = new LayoutResult { Events = [Lost("database"), Lost("payments"), Lost("shop-1")] };

        var concluded = LayoutConclusion.Conclude(layout, Steps, 1, true, Settings, ["last words"]);

        Assert.Equal(6, concluded.ErrorExitCode);
        Assert.StartsWith(
            "database was lost. So were payments, shop-1. What it still holds when it is back is removed by: cleanup.",
            concluded.Error,
            StringComparison.Ordinal
        );
    }

    private static ProbeResult Probe(params NodeShare[] shares) => new() { Shares = shares };
}
