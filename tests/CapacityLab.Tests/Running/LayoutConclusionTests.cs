using CapacityLab.Analysis.Capacity;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;
using CapacityLab.Running;

namespace CapacityLab.Tests.Running;

public class LayoutConclusionTests
{
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

        var shares = LayoutConclusion.Conclude(layout, Steps, 1).Shares;

        Assert.Equal([new NodeShare("shop-1", 5), new NodeShare("shop-2", 7), new NodeShare("none", 2)], shares);
    }

    [Fact]
    public void A_layout_that_lost_a_node_states_no_capacity_names_the_node_and_asks_for_exit_code_7()
    {
        var died = new NodeEvent("shop-2", "died", default, 1, "shop-2 died in probe 1 (signal 9).");
        var concluded = LayoutConclusion.Conclude(new LayoutResult { Events = [died], Probes = [Probe()] }, Steps, 1);

        Assert.Null(concluded.Capacity.RequestsPerSecond);
        Assert.Equal(CapacityStatus.Failed, concluded.Capacity.Status);
        Assert.Equal(
            (7, "shop-2 died in probe 1 (signal 9).", "shop-2"),
            (concluded.ErrorExitCode, concluded.Error, concluded.Bottleneck.Node)
        );
        Assert.Single(concluded.Probes);
    }

    private static ProbeResult Probe(params NodeShare[] shares) => new() { Shares = shares };
}
