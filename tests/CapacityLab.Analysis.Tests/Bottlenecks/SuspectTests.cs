using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;

namespace CapacityLab.Analysis.Tests.Bottlenecks;

/// <summary>Each cause by the evidence that tells it from those that look alike.</summary>
public class SuspectTests
{
    private static readonly CapacityResult Measured = new()
    {
        Status = CapacityStatus.Measured,
        High = new RequestRate(Math.BitIncrement(100)),
    };

    /// <summary>100 requests a second for 10 s, each 100 ms in the node, on a node with processor time to spare.</summary>
    private static readonly RuntimeUse Calm = new()
    {
        Pages = 10,
        Seconds = 10,
        Requests = 1_000,
        RequestSeconds = 100,
        GcPauseShare = 0.01,
        Gen2Collections = 0,
        AllocatedBytes = 1e7,
        LockContentions = 2,
        ThreadPoolQueueMean = 0.1,
        ThreadPoolQueueMax = 1,
        ThreadPoolThreadsFirst = 4,
        ThreadPoolThreadsMax = 4,
        ClientRequests = 100,
        ClientSeconds = 1,
        ClientQueueSeconds = 0,
        DatabaseOperations = 1_000,
        DatabaseSeconds = 2,
        DatabaseWaitSeconds = 0.1,
    };

    [Fact]
    public void Pauses_for_collection_are_gc_though_the_processor_is_at_its_limit() =>
        AssertNamed(BottleneckCause.Gc, Busy() with { Runtime = Calm with { GcPauseShare = 0.3 } });

    [Fact]
    public void A_heap_without_room_is_memory_and_not_gc()
    {
        var full = Busy() with
        {
            Memory = MemorySize.FromMiB(250),
            Runtime = Calm with { GcPauseShare = 0.4, Gen2Collections = 80 },
        };
        AssertNamed(BottleneckCause.Memory, full);
    }

    [Fact]
    public void Memory_that_is_full_and_at_ease_is_no_cause() =>
        AssertNamed(BottleneckCause.CpuLimit, Busy() with { Memory = MemorySize.FromMiB(250), Runtime = Calm });

    [Fact]
    public void Waits_for_a_lock_are_lock_and_not_thread_pool() =>
        AssertNamed(
            BottleneckCause.Lock,
            Idle() with
            {
                Runtime = Calm with { LockContentions = 900, ThreadPoolQueueMean = 40, ThreadPoolThreadsMax = 12 },
            }
        );

    [Fact]
    public void A_queue_for_threads_is_thread_pool_and_not_the_dependency_whose_answers_wait_too() =>
        AssertNamed(
            BottleneckCause.ThreadPool,
            Idle() with
            {
                Runtime = Calm with { ThreadPoolQueueMean = 40, ThreadPoolThreadsMax = 12, ClientSeconds = 80 },
            }
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

    [Fact]
    public void A_few_waits_for_a_lock_inside_of_slow_operations_are_the_database() =>
        AssertNamed(
            BottleneckCause.Database,
            Idle() with
            {
                Runtime = Calm with { LockContentions = 300, DatabaseSeconds = 95 },
            }
        );

    [Fact]
    public void Time_in_calls_is_the_dependency_by_its_name()
    {
        var payments = new NodeUse
        {
            Name = "payments",
            Role = "payments",
            CpuLimit = new Cpus(0.5),
        };
        var found = Find(Idle() with { Runtime = Calm with { ClientSeconds = 80 } }, payments);
        Assert.Equal((BottleneckCause.Dependency, "payments"), (found.Cause, found.Node));
        Assert.Contains("80 % of their time", found.Evidence[0].Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_at_its_limit_is_the_dependency()
    {
        var payments = Busy() with { Name = "payments", Role = "payments", Runtime = null };
        var found = Find(Idle(), payments);
        Assert.Equal((BottleneckCause.Dependency, "payments"), (found.Cause, found.Node));
    }

    [Fact]
    public void The_wait_for_a_connection_is_the_pool_and_not_the_dependency() =>
        AssertNamed(
            BottleneckCause.ConnectionPool,
            Idle() with
            {
                Runtime = Calm with { ClientSeconds = 80, ClientQueueSeconds = 70 },
            }
        );

    [Fact]
    public void Those_seen_waiting_for_a_database_connection_stand_in_for_waits_that_are_not_measured() =>
        AssertNamed(
            BottleneckCause.ConnectionPool,
            Idle() with
            {
                Runtime = Calm with { DatabaseWaitSeconds = null, DatabasePendingMean = 7 },
            }
        );

    [Fact]
    public void Time_in_operations_is_the_database() =>
        AssertNamed(BottleneckCause.Database, Idle() with { Runtime = Calm with { DatabaseSeconds = 70 } });

    [Fact]
    public void Operations_that_became_slow_fill_the_pool_and_are_the_database()
    {
        var quiet = Idle() with { Runtime = Calm with { DatabaseSeconds = 2 } };
        var slow = Idle() with { Runtime = Calm with { DatabaseSeconds = 30, DatabaseWaitSeconds = 60 } };
        var found = BottleneckJudge.Find(
            [Known.Probe(20, held: true) with { Nodes = [quiet] }, Failing(slow)],
            Measured,
            targetProcessors: 2
        );
        Assert.Equal(BottleneckCause.Database, found.Cause);
    }

    [Fact]
    public void A_full_processor_explains_every_wait_inside_of_it()
    {
        var everything = Busy() with
        {
            Runtime = Calm with
            {
                LockContentions = 500,
                ThreadPoolQueueMean = 40,
                ClientSeconds = 60,
                DatabaseSeconds = 60,
                DatabaseWaitSeconds = 60,
            },
        };
        var found = Find(everything);
        Assert.Equal(BottleneckCause.CpuLimit, found.Cause);
        var pool = found.Considered.Single(suspect => suspect.Cause == BottleneckCause.ConnectionPool);
        Assert.Equal((1.0, 0.0, BottleneckCause.CpuLimit), (pool.ByItself, pool.Score, pool.ExplainedBy));
    }

    [Fact]
    public void Large_answers_sent_by_the_kernel_are_network_and_not_cpu_limit()
    {
        var node = Busy() with { KernelShare = 0.8, TxBytes = 1_000L * 1024 * 1024 };
        var probe = Failing(node) with { Shares = [new NodeShare("shop-1", 1_000)] };
        Assert.Equal(BottleneckCause.Network, BottleneckJudge.Find([probe], Measured, 2).Cause);
    }

    [Theory]
    [InlineData(900, BottleneckCause.Network)]
    [InlineData(100, BottleneckCause.CpuLimit)]
    public void Answers_so_large_that_they_are_copied_outside_of_the_kernel_too_are_the_network(long kib, string cause)
    {
        var node = Busy() with { KernelShare = 0.3, TxBytes = 1_000L * 1024 * kib };
        var probe = Failing(node) with { Shares = [new NodeShare("shop-1", 1_000)] };
        Assert.Equal(cause, BottleneckJudge.Find([probe], Measured, 2).Cause);
    }

    [Fact]
    public void Small_answers_sent_by_the_kernel_are_the_processor()
    {
        var node = Busy() with { KernelShare = 0.8, TxBytes = 1_000L * 1024 };
        var probe = Failing(node) with { Shares = [new NodeShare("shop-1", 1_000)] };
        Assert.Equal(BottleneckCause.CpuLimit, BottleneckJudge.Find([probe], Measured, 2).Cause);
    }

    [Fact]
    public void A_balancer_that_keeps_the_requests_and_is_near_its_limit_is_the_balancer()
    {
        var balancer = Idle() with { Name = "balancer", Role = "balancer", CpuCores = new Cpus(0.4), Runtime = null };
        var probe = Failing(Idle(), balancer) with
        {
            Balancer = new BalancerTimes
            {
                Requests = 1_000,
                RequestSeconds = 100,
                UpstreamSeconds = 30,
            },
        };
        Assert.Equal(BottleneckCause.Balancer, BottleneckJudge.Find([probe], Measured, 2).Cause);
    }

    [Fact]
    public void A_calm_node_convicts_nobody()
    {
        var found = Find(Idle());
        Assert.Equal((BottleneckCause.Unknown, 0.0), (found.Cause, found.Confidence));
        Assert.Equal(11, found.Considered.Count);
    }

    [Fact]
    public void Two_that_are_as_strong_leave_little_confidence()
    {
        var alone = Find(Idle() with { Runtime = Calm with { ClientSeconds = 80 } });
        var both = Find(Idle() with { Runtime = Calm with { ClientSeconds = 80, DatabaseWaitSeconds = 80 } });
        Assert.True(both.Confidence <= alone.Confidence / 2, $"{both.Confidence} against {alone.Confidence}");
    }

    private static void AssertNamed(string cause, NodeUse node) => Assert.Equal(cause, Find(node).Cause);

    private static BottleneckResult Find(params NodeUse[] nodes) =>
        BottleneckJudge.Find([Failing(nodes)], Measured, targetProcessors: 2);

    private static ProbeResult Failing(params NodeUse[] nodes) => Known.Probe(100, held: false) with { Nodes = nodes };

    private static NodeUse Idle() => Node(cpu: 0.1, throttled: 0);

    private static NodeUse Busy() => Node(cpu: 0.499, throttled: 0.9);

    private static NodeUse Node(double cpu, double throttled) =>
        new()
        {
            Name = "shop-1",
            Role = "replica",
            Samples = 10,
            CpuCores = new Cpus(cpu),
            CpuLimit = new Cpus(0.5),
            ThrottledShare = throttled,
            Memory = MemorySize.FromMiB(100),
            MemoryLimit = MemorySize.FromMiB(256),
            Threads = 10,
            Runtime = Calm,
        };
}
