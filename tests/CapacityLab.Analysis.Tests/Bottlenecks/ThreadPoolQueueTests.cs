using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using static CapacityLab.Analysis.Tests.Bottlenecks.Suspected;

namespace CapacityLab.Analysis.Tests.Bottlenecks;

/// <summary>Work that waited for a thread, told from work that waited for a processor.</summary>
public class ThreadPoolQueueTests
{
    [Fact]
    public void A_queue_for_threads_is_thread_pool_and_not_the_dependency_whose_answers_wait_too() =>
        AssertNamed(
            BottleneckCause.ThreadPool,
            Idle() with
            {
                Runtime = Calm with { ThreadPoolQueueMean = 40, ThreadPoolThreadsMax = 12, ClientSeconds = 80 },
            }
        );

    /// <summary>A replica far below its limit cannot go on either while other nodes use the processors.</summary>
    [Theory]
    [InlineData(0.9, BottleneckCause.ThreadPool)]
    [InlineData(1.6, BottleneckCause.Unknown)]
    public void Work_that_waits_for_a_shared_processor_does_not_wait_for_a_thread(double others, string cause) =>
        Assert.Equal(
            cause,
            Find(
                Idle() with
                {
                    Runtime = Calm with { ThreadPoolQueueMean = 40, ThreadPoolThreadsMax = 12 },
                },
                Node(others, throttled: 0) with
                {
                    Name = "payments",
                    Role = "payments",
                    CpuLimit = null,
                    Runtime = null,
                }
            ).Cause
        );

    [Fact]
    public void A_starved_node_that_does_not_answer_for_its_metrics_is_thread_pool() =>
        AssertNamed(
            BottleneckCause.ThreadPool,
            Idle() with
            {
                Threads = 40,
                Runtime = Calm with { Pages = 2, PagesMissed = 4, ThreadPoolThreadsMax = 14 },
            }
        );

    [Theory]
    [InlineData(300, BottleneckCause.ThreadPool)]
    [InlineData(105, BottleneckCause.Unknown)]
    public void Requests_that_are_long_under_way_before_they_are_begun_wait_for_a_thread(int seenMs, string cause)
    {
        var probe = Known.Probe(100, held: false) with
        {
            Nodes = [Idle() with { Runtime = Calm }],
            ServiceTimeMs = new LatencySummary
            {
                Count = 1_000,
                Mean = TimeSpan.FromMilliseconds(seenMs),
                P99 = TimeSpan.FromMilliseconds(500),
            },
        };
        Assert.Equal(cause, BottleneckJudge.Find([probe], Measured, targetProcessors: 4).Cause);
    }

    /// <summary>At 70 % of the limit nothing is convicted by itself; at 42 % a burst is soon over.</summary>
    [Theory]
    [InlineData(0.35, 0.05, BottleneckCause.ThreadPool)]
    [InlineData(0.35, 0.3, BottleneckCause.Unknown)]
    [InlineData(0.21, 0.28, BottleneckCause.ThreadPool)]
    public void Requests_that_a_throttled_replica_begins_late_do_not_wait_for_a_thread(
        double cpu,
        double throttled,
        string cause
    )
    {
        var probe = Known.Probe(100, held: false) with
        {
            Nodes = [Node(cpu, throttled) with { Runtime = Calm }],
            ServiceTimeMs = new LatencySummary
            {
                Count = 1_000,
                Mean = TimeSpan.FromMilliseconds(300),
                P99 = TimeSpan.FromMilliseconds(500),
            },
        };
        Assert.Equal(cause, BottleneckJudge.Find([probe], Measured, targetProcessors: 4).Cause);
    }
}
