using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using CapacityLab.Results.Units;
using static CapacityLab.Analysis.Tests.Bottlenecks.Suspected;

namespace CapacityLab.Analysis.Tests.Bottlenecks;

/// <summary>Services that the sample shop is not like, and evidence that means something else in them.</summary>
public class OtherServicesTests
{
    /// <summary>A fifth of the requests hangs in a handler that never ends: the replica tells of the others alone.</summary>
    [Fact]
    public void Requests_that_are_never_answered_were_not_for_that_reason_never_begun()
    {
        var probe = Known.Probe(100, held: false) with
        {
            Nodes = [Idle()],
            RequestsCompleted = 1_250,
            Failures = new Dictionary<string, long> { ["timeout"] = 250 },
            ServiceTimeMs = Took(mean: 1_080, max: 5_000, count: 1_250),
        };

        var found = FindIn(probe);

        Assert.Equal(BottleneckCause.Unknown, found.Cause);
        Assert.Equal(0, Score(found, BottleneckCause.ThreadPool));
    }

    [Fact]
    public void How_requests_failed_is_told_whatever_is_named()
    {
        var probe = Known.Probe(100, held: false) with
        {
            Nodes = [Idle()],
            Completed = 1_000,
            Failed = 45,
            Failures = new Dictionary<string, long> { ["timeout"] = 5, ["status-503"] = 40 },
        };

        Assert.Contains(
            FindIn(probe).Evidence,
            evidence => evidence.Statement == "Of 1,000 iterations 45 failed: 40 status-503, 5 timeout."
        );
    }

    /// <summary>Held by affinity, in whole processors: nothing is throttled, and the node can use no more.</summary>
    [Theory]
    [InlineData(0.25, 0.99, BottleneckCause.CpuLimit)]
    [InlineData(1, 0.99, BottleneckCause.CpuLimit)]
    [InlineData(2, 1.1, BottleneckCause.Unknown)]
    public void A_limit_that_cannot_throttle_is_used_up_when_its_processors_are(
        double limit,
        double used,
        string cause
    ) =>
        Assert.Equal(
            cause,
            BottleneckJudge
                .Find(
                    [Failing(Node(used, 0) with { CpuLimit = new Cpus(limit), ThrottledShare = null, Runtime = null })],
                    Measured,
                    targetProcessors: 4
                )
                .Cause
        );

    /// <summary>Eight tenths of every request are operations of 2 ms, at a fifth of the load as well.</summary>
    [Theory]
    [InlineData(1, BottleneckCause.Unknown)]
    [InlineData(3, BottleneckCause.Database)]
    public void A_service_that_lives_on_its_database_broke_by_it_only_if_operations_became_slower(
        double slower,
        string cause
    )
    {
        var broken = Idle() with { Runtime = Calm with { DatabaseSeconds = 80 } };
        var little = Idle() with
        {
            Runtime = Calm with { Requests = 200, DatabaseOperations = 200, DatabaseSeconds = 16 / slower },
        };

        Assert.Equal(cause, FindAfter(little, broken).Cause);
    }

    [Theory]
    [InlineData(1, BottleneckCause.Unknown)]
    [InlineData(3, BottleneckCause.Dependency)]
    public void A_service_that_lives_on_others_broke_by_them_only_if_calls_became_slower(double slower, string cause)
    {
        var broken = Idle() with { Runtime = Calm with { ClientRequests = 1_000, ClientSeconds = 80 } };
        var little = Idle() with
        {
            Runtime = Calm with { Requests = 200, ClientRequests = 200, ClientSeconds = 16 / slower },
        };

        Assert.Equal(cause, FindAfter(little, broken).Cause);
    }

    /// <summary>A consumer that polls a queue for 20 s at a time has a call open at every moment.</summary>
    [Fact]
    public void A_few_long_calls_in_the_background_are_no_time_of_requests() =>
        AssertNamed(
            BottleneckCause.Unknown,
            Idle() with
            {
                Runtime = Calm with { RequestSeconds = 12, ClientRequests = 1, ClientSeconds = 10 },
            }
        );

    /// <summary>A database of which nothing is metered, and a logger that is now and then contended.</summary>
    [Fact]
    public void Time_in_calls_that_are_not_metered_is_no_lock()
    {
        var node = Idle() with
        {
            Runtime = Calm with
            {
                RequestSeconds = 150,
                LockContentions = 250,
                ThreadPoolThreadsMax = 14,
                ClientSeconds = null,
                ClientQueueSeconds = null,
                DatabaseSeconds = null,
                DatabaseWaitSeconds = null,
            },
        };

        Assert.Equal(BottleneckCause.Unknown, Find(node).Cause);
    }

    /// <summary>A supervisor lives on when the kernel kills its worker.</summary>
    [Fact]
    public void A_process_that_was_killed_for_want_of_memory_is_memory()
    {
        var found = Find(Idle() with { OutOfMemoryKills = 1 });

        Assert.Equal(BottleneckCause.Memory, found.Cause);
        Assert.Contains(found.Evidence, evidence => evidence.Statement == "The kernel killed 1 of its processes.");
    }

    [Fact]
    public void A_log_that_tells_of_as_many_failures_as_there_were_is_memory_though_they_were_few()
    {
        var probe = Known.Probe(100, held: false) with
        {
            Nodes = [Idle() with { OutOfMemoryErrors = 3 }],
            Completed = 240,
            Failed = 3,
        };

        Assert.Equal(BottleneckCause.Memory, FindIn(probe).Cause);
    }

    [Theory]
    [InlineData(1_000.0, "payments")]
    [InlineData(null, "payments")]
    [InlineData(10.0, "shop-1")]
    public void The_only_service_is_named_unless_it_had_few_of_the_calls(double? answered, string node)
    {
        var found = Find(
            Idle() with
            {
                Runtime = Calm with { ClientRequests = 1_000, ClientSeconds = 80 },
            },
            Node(0.01, 0) with
            {
                Name = "payments",
                Role = "payments",
                Runtime = Calm with { Requests = answered },
            }
        );

        Assert.Equal((BottleneckCause.Dependency, node), (found.Cause, found.Node));
    }

    [Fact]
    public void What_could_not_be_looked_into_is_told_where_nothing_is_named() =>
        Assert.Contains(
            Suspected.Find(Idle() with { Runtime = null }).Evidence,
            evidence => evidence.Statement.StartsWith("Of shop-1 no metrics page was read", StringComparison.Ordinal)
        );

    /// <summary>A neighbour on the host takes half of what the replica's processors have left.</summary>
    [Theory]
    [InlineData(0.0, BottleneckCause.ThreadPool)]
    [InlineData(1.2, BottleneckCause.HostCpu)]
    public void What_others_use_of_the_shared_processors_is_not_left(double others, string cause)
    {
        var probe = Known.Probe(100, held: false) with
        {
            Nodes =
            [
                Node(1.3, 0) with
                {
                    CpuLimit = new Cpus(1.9),
                    Runtime = Calm with { ThreadPoolQueueMean = 60, ThreadPoolThreadsMax = 12 },
                },
            ],
            OthersCpu = new Cpus(others),
        };

        var found = BottleneckJudge.Find([probe], Measured, targetProcessors: 2, hostProcessors: 4);

        Assert.Equal(cause, found.Cause);
    }

    /// <summary>An engine on the other side of a network: 5 ms there and back, 2 ms of work, at every load.</summary>
    [Fact]
    public void The_way_to_a_replica_is_no_wait_for_a_thread()
    {
        var node = Idle() with { Runtime = Calm with { RequestSeconds = 2 } };
        var seen = Took(mean: 7, max: 20, count: 1_000) with { P99 = TimeSpan.FromMilliseconds(30) };
        ProbeResult Seen(double rate, bool held) =>
            Known.Probe(rate, held) with
            {
                Nodes = [node],
                RequestsCompleted = 1_000,
                ServiceTimeMs = seen,
            };

        var found = BottleneckJudge.Find([Seen(20, held: true), Seen(100, held: false)], Measured, targetProcessors: 2);

        Assert.Equal(0, Score(found, BottleneckCause.ThreadPool));
    }

    private static BottleneckResult FindAfter(NodeUse little, NodeUse broken) =>
        BottleneckJudge.Find(
            [Known.Probe(20, held: true) with { Nodes = [little] }, Failing(broken)],
            Measured,
            targetProcessors: 2
        );

    private static BottleneckResult FindIn(ProbeResult probe) =>
        BottleneckJudge.Find([probe], Measured, targetProcessors: 2);

    private static double Score(BottleneckResult found, string cause) =>
        Assert.Single(found.Considered, suspect => suspect.Cause == cause).Score;

    private static LatencySummary Took(double mean, double max, long count) =>
        new()
        {
            Count = count,
            Mean = TimeSpan.FromMilliseconds(mean),
            P99 = TimeSpan.FromMilliseconds(max),
            Max = TimeSpan.FromMilliseconds(max),
        };
}
