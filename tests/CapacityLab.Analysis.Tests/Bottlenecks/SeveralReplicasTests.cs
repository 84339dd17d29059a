using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using static CapacityLab.Analysis.Tests.Bottlenecks.Suspected;

namespace CapacityLab.Analysis.Tests.Bottlenecks;

/// <summary>Which of several replicas a finding names.</summary>
public class SeveralReplicasTests
{
    /// <summary>One of two is starved, and answers for its metrics seldom; both are asked for the same.</summary>
    [Fact]
    public void Of_several_replicas_the_one_with_signs_of_its_own_is_named()
    {
        var starved = Idle() with { Name = "shop-2", Runtime = Calm with { ThreadPoolQueueMean = 2 } };
        Assert.Equal(
            (BottleneckCause.ThreadPool, "shop-2"),
            Named(Find(Late(Idle() with { Runtime = Calm with { ThreadPoolQueueMean = 0 } }, starved)))
        );
    }

    [Fact]
    public void Of_several_replicas_without_signs_of_their_own_none_is_named()
    {
        var calm = Idle() with { Runtime = Calm with { ThreadPoolQueueMean = 0 } };

        Assert.Equal((BottleneckCause.ThreadPool, ""), Named(Find(Late(calm, calm with { Name = "shop-2" }))));
    }

    private static BottleneckResult Find(ProbeResult probe) =>
        BottleneckJudge.Find([probe], Measured, targetProcessors: 2);

    private static (string Cause, string Node) Named(BottleneckResult found) => (found.Cause, found.Node);

    /// <summary>Requests took 400 ms, 100 ms of it in the replicas.</summary>
    private static ProbeResult Late(params NodeUse[] replicas) =>
        Known.Probe(100, held: false) with
        {
            Nodes = replicas,
            RequestsCompleted = 1_000 * replicas.Length,
            ServiceTimeMs = new LatencySummary
            {
                Count = 1_000 * replicas.Length,
                Mean = TimeSpan.FromMilliseconds(400),
                P99 = TimeSpan.FromMilliseconds(900),
                Max = TimeSpan.FromMilliseconds(900),
            },
        };
}
