using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;
using static CapacityLab.Analysis.Tests.Bottlenecks.Suspected;

namespace CapacityLab.Analysis.Tests.Bottlenecks;

/// <summary>Each cause by the evidence that tells it from those that look alike.</summary>
public class SuspectTests
{
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

    /// <summary>The runtime keeps below the limit and gives none: the kernel sees nothing, and the metrics page has no room either.</summary>
    [Fact]
    public void A_log_full_of_its_want_is_memory_though_the_processor_is_at_its_limit()
    {
        var said = Find(Busy() with { Memory = MemorySize.FromMiB(215), OutOfMemoryErrors = 16, Runtime = null });

        Assert.Equal(BottleneckCause.Memory, said.Cause);
        Assert.Contains(said.Evidence, evidence => evidence.Statement.StartsWith("16 lines", StringComparison.Ordinal));
    }

    [Fact]
    public void A_single_failed_allocation_is_not_what_gave_out() =>
        AssertNamed(BottleneckCause.CpuLimit, Busy() with { OutOfMemoryErrors = 1 });

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
    public void A_node_of_which_no_page_was_asked_for_keeps_its_other_evidence() =>
        AssertNamed(
            BottleneckCause.ThreadPool,
            Idle() with
            {
                Runtime = Calm with { Pages = 0, ThreadPoolQueueMean = 40, ThreadPoolThreadsMax = 12 },
            }
        );

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
    public void A_calm_node_convicts_nobody()
    {
        var found = Find(Idle());
        Assert.Equal((BottleneckCause.Unknown, 0.0), (found.Cause, found.Confidence));
        Assert.Equal(12, found.Considered.Count);
    }

    [Fact]
    public void Two_that_are_as_strong_leave_little_confidence()
    {
        var alone = Find(Idle() with { Runtime = Calm with { ClientSeconds = 80 } });
        var both = Find(Idle() with { Runtime = Calm with { ClientSeconds = 80, DatabaseWaitSeconds = 80 } });
        Assert.True(both.Confidence <= alone.Confidence / 2, $"{both.Confidence} against {alone.Confidence}");
    }
}
