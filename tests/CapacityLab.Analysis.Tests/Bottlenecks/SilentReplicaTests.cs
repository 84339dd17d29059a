using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;
using static CapacityLab.Analysis.Tests.Bottlenecks.Suspected;

namespace CapacityLab.Analysis.Tests.Bottlenecks;

/// <summary>The sample shop in 256 MiB: 350 lines of an OutOfMemoryException, and from one second to the next nothing more.</summary>
public class SilentReplicaTests
{
    private static readonly NodeUse Silent = Node(cpu: 0.001, throttled: 0) with
    {
        Memory = MemorySize.FromMiB(235),
        OutOfMemoryErrors = 0,
        OutOfMemoryErrorsBefore = 350,
        Runtime = null,
    };

    [Fact]
    public void A_replica_that_ran_out_of_it_and_is_silent_since_then_gave_out_by_memory()
    {
        var found = Named(Silent);

        Assert.Equal(BottleneckCause.Memory, found.Cause);
        Assert.Contains(
            found.Evidence,
            evidence =>
                evidence.Statement
                == "It answered nothing and used 0.001 CPU; before, 350 lines of its log had told of an OutOfMemoryException."
        );
    }

    [Fact]
    public void Pages_that_it_showed_before_and_owes_now_are_silence_too() =>
        Assert.Equal(BottleneckCause.Memory, Named(Silent with { Runtime = new RuntimeUse { PagesMissed = 4 } }).Cause);

    [Theory]
    [InlineData(0, 0, 0.001, 235)]
    [InlineData(350, 3, 0.001, 235)]
    [InlineData(350, 0, 0.1, 235)]
    [InlineData(350, 0, 0.001, 180)]
    public void One_that_told_of_nothing_or_answers_or_works_or_has_room_is_judged_by_other_signs(
        long before,
        long answered,
        double cpu,
        double memory
    )
    {
        var node = Silent with
        {
            CpuCores = new Cpus(cpu),
            Memory = MemorySize.FromMiB(memory),
            OutOfMemoryErrorsBefore = before,
        };

        Assert.Equal(BottleneckCause.Unknown, Named(node, answered).Cause);
    }

    /// <summary>What it recovered from is not what silenced it: only what it told of since it answered counts.</summary>
    [Theory]
    [InlineData(350L, BottleneckCause.Unknown)]
    [InlineData(null, BottleneckCause.Unknown)]
    [InlineData(20L, BottleneckCause.Memory)]
    public void Lines_before_a_probe_that_it_answered_say_nothing_of_later_ones(long? before, string cause)
    {
        var answered = Known.Probe(50, held: true) with
        {
            Index = 1,
            Nodes = [Silent with { OutOfMemoryErrorsBefore = before }],
            Shares = [new NodeShare("shop-1", 500)],
        };
        var silent = Failing(Silent) with { Index = 2 };

        Assert.Equal(cause, BottleneckJudge.Find([answered, silent], Measured, targetProcessors: 2).Cause);
    }

    private static BottleneckResult Named(NodeUse node, long answered = 0) =>
        BottleneckJudge.Find(
            [Failing(node) with { Shares = [new NodeShare("shop-1", answered)] }],
            Measured,
            targetProcessors: 2
        );
}
