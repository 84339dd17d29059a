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
            RequestsCompleted = 1_000,
            ServiceTimeMs = Took(seenMs, p99: 500),
        };
        Assert.Equal(cause, BottleneckJudge.Find([probe], Measured, targetProcessors: 4).Cause);
    }

    /// <summary>Code that thinks for 100 ms between its requests: the time is the user's, and the replica's is in the database.</summary>
    [Theory]
    [InlineData(false, BottleneckCause.Database)]
    [InlineData(true, BottleneckCause.ThreadPool)]
    public void What_a_user_does_between_requests_is_no_wait_for_a_thread(bool onlyRequests, string cause)
    {
        var probe = Known.Probe(100, held: false) with
        {
            Nodes = [Idle() with { Runtime = Calm with { RequestSeconds = 50, DatabaseSeconds = 45 } }],
            RequestsCompleted = 1_000,
            ServiceTimeMs = Took(milliseconds: 150, p99: 300),
        };

        Assert.Equal(cause, BottleneckJudge.Find([probe], Measured, targetProcessors: 4, onlyRequests).Cause);
    }

    /// <summary>Two steps of 100 ms each; the replica counts both.</summary>
    [Fact]
    public void Steps_of_an_iteration_are_requests_of_their_own()
    {
        var probe = Known.Probe(50, held: false) with
        {
            Nodes = [Idle() with { Runtime = Calm }],
            RequestsCompleted = 1_000,
            ServiceTimeMs = Took(milliseconds: 200, p99: 400) with { Count = 500 },
        };

        Assert.Equal(BottleneckCause.Unknown, BottleneckJudge.Find([probe], Measured, targetProcessors: 4).Cause);
    }

    [Fact]
    public void Requests_that_wait_for_garbage_to_be_collected_do_not_wait_for_a_thread()
    {
        var probe = Known.Probe(100, held: false) with
        {
            Nodes = [Idle() with { Runtime = Calm with { GcPauseShare = 0.096 } }],
            RequestsCompleted = 1_000,
            ServiceTimeMs = Took(milliseconds: 600, p99: 900),
        };

        Assert.Equal(BottleneckCause.Unknown, BottleneckJudge.Find([probe], Measured, targetProcessors: 4).Cause);
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
            RequestsCompleted = 1_000,
            ServiceTimeMs = Took(milliseconds: 300, p99: 500),
        };
        Assert.Equal(cause, BottleneckJudge.Find([probe], Measured, targetProcessors: 4).Cause);
    }

    private static LatencySummary Took(double milliseconds, double p99) =>
        new()
        {
            Count = 1_000,
            Mean = TimeSpan.FromMilliseconds(milliseconds),
            P99 = TimeSpan.FromMilliseconds(p99),
        };
}
