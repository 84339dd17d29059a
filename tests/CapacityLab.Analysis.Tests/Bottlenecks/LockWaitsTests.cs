using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using static CapacityLab.Analysis.Tests.Bottlenecks.Suspected;

namespace CapacityLab.Analysis.Tests.Bottlenecks;

/// <summary>The runtime counts waits and not their length: what they cost has to be told by something else.</summary>
public class LockWaitsTests
{
    /// <summary>At 40 % of its CPU, half of the time in calls, 0.23 short waits a request.</summary>
    private static readonly NodeUse HalfInCalls = Node(cpu: 0.2, throttled: 0) with
    {
        Runtime = Calm with { ClientSeconds = 50, LockContentions = 230 },
    };

    [Theory]
    [InlineData(20)]
    [InlineData(90)]
    public void Waits_that_are_there_at_little_load_too_are_no_lock_and_hide_no_dependency(double quietRate)
    {
        var quick = HalfInCalls with { Runtime = HalfInCalls.Runtime! with { ClientSeconds = 20 } };
        var found = Find(Quiet(quick, quietRate), HalfInCalls);

        Assert.Equal(BottleneckCause.Dependency, found.Cause);
        Assert.InRange(Score(found, BottleneckCause.Lock), 0, 0.3);
        Assert.Equal(0.8, Score(found, BottleneckCause.Dependency));
    }

    [Fact]
    public void Without_a_quiet_probe_a_count_alone_names_nobody()
    {
        var found = BottleneckJudge.Find([Failing(HalfInCalls)], Measured, targetProcessors: 2);

        Assert.Equal(BottleneckCause.Dependency, found.Cause);
        Assert.InRange(Score(found, BottleneckCause.Lock), 0.1, 0.3);
    }

    [Fact]
    public void Waits_that_grew_with_the_load_are_the_lock_with_certainty()
    {
        var found = Find(Quiet(Held(waits: 60, of: 300), 20), Held(waits: 900, of: 1_000));

        Assert.Equal((BottleneckCause.Lock, 1.0), (found.Cause, found.Confidence));
        Assert.Equal(
            "Threads of shop-1 waited for a lock 0.90 times a request, 0.20 at 20 req/s.",
            found.Evidence[0].Statement
        );
        Assert.Contains("95 % of the requests' time", found.Evidence[1].Statement, StringComparison.Ordinal);
    }

    /// <summary>As a lock that every request holds for 18 ms is seen where a search never went far below its capacity.</summary>
    [Theory]
    [InlineData(0.69, 0.58, 57, 0.31)]
    [InlineData(0.364, 0.22, 26, 0.05)]
    public void A_probe_that_is_hardly_quieter_tells_no_growth_and_the_time_that_nothing_else_took_does(
        double each,
        double before,
        double milliseconds,
        double inCalls
    )
    {
        var busy = Seen(each, milliseconds, inCalls);
        var found = Find(Quiet(Seen(before, milliseconds / 2, inCalls), 79), busy);

        Assert.Equal(BottleneckCause.Lock, found.Cause);
        Assert.InRange(found.Confidence, 0.9, 1);
    }

    /// <summary>
    /// The sample shop beside PostgreSQL, every request holding a lock: its threads wait for it, and the answers of an idle database for
    /// the threads.
    /// </summary>
    [Theory]
    [InlineData(0.69, 4.0, BottleneckCause.Lock)]
    [InlineData(0.24, 6.0, BottleneckCause.Lock)]
    [InlineData(0.03, 6.0, BottleneckCause.ThreadPool)]
    public void Threads_that_are_missing_were_blocked_at_the_lock_where_most_requests_waited_at_one(
        double each,
        double queue,
        string cause
    )
    {
        var node = Idle() with
        {
            Runtime = Calm with
            {
                LockContentions = each * 1_000,
                ThreadPoolQueueMean = queue,
                ThreadPoolThreadsMax = 6,
                DatabaseSeconds = 60,
            },
        };

        Assert.Equal(cause, BottleneckJudge.Find([Failing(node)], Measured, targetProcessors: 2).Cause);
    }

    /// <summary>A cache that is not metered: ten requests at a time do nothing that is measured, and four threads cannot hold them.</summary>
    [Fact]
    public void Time_that_no_thread_waits_through_is_no_lock()
    {
        var cached = Held(waits: 250, of: 1_000) with
        {
            Runtime = Calm with { LockContentions = 250, RequestSeconds = 400 },
        };
        var found = Find(Quiet(Held(waits: 12, of: 300), 20), cached);

        Assert.Equal(BottleneckCause.Unknown, found.Cause);
    }

    [Theory]
    [InlineData(230, 2.2, 7, 45, BottleneckCause.Unknown, 0, 0.5)]
    [InlineData(600, 2.6, 6, 42, BottleneckCause.Lock, 0.5, 0.65)]
    public void A_count_alone_is_no_sign_but_two_weak_ones_that_waits_cost_time_are_a_strong_one(
        double waits,
        double queue,
        int threads,
        double databaseSeconds,
        string cause,
        double atLeast,
        double atMost
    )
    {
        var node = Idle() with
        {
            Runtime = Calm with
            {
                LockContentions = waits,
                ThreadPoolQueueMean = queue,
                ThreadPoolThreadsMax = threads,
                DatabaseSeconds = databaseSeconds,
            },
        };
        var found = BottleneckJudge.Find([Failing(node)], Measured, targetProcessors: 2);

        Assert.Equal(cause, found.Cause);
        Assert.InRange(Score(found, BottleneckCause.Lock), atLeast, atMost);
    }

    [Fact]
    public void Few_requests_at_little_load_are_nothing_to_compare_with()
    {
        var few = Held(waits: 9, of: 10);

        Assert.Equal(BottleneckCause.Lock, Find(Quiet(few, 20), Held(waits: 900, of: 1_000)).Cause);
    }

    [Fact]
    public void A_dependency_that_takes_its_share_beside_a_lock_is_heard_too()
    {
        var both = Idle() with { Runtime = Calm with { LockContentions = 900, ClientSeconds = 45 } };
        var found = Find(Quiet(Held(waits: 0, of: 300), 20), both);

        Assert.Equal(BottleneckCause.Lock, found.Cause);
        Assert.Equal(0.6, Score(found, BottleneckCause.Dependency));
        Assert.Equal(0.7, found.Confidence);
    }

    private static NodeUse Held(double waits, double of) =>
        Idle() with
        {
            // As many threads as requests at a time: a lock holds no more.
            Runtime = Calm with
            {
                LockContentions = waits,
                Requests = of,
                ThreadPoolThreadsFirst = 10,
                ThreadPoolThreadsMax = 10,
            },
        };

    private static NodeUse Seen(double each, double milliseconds, double inCalls) =>
        Idle() with
        {
            Runtime = Calm with
            {
                LockContentions = each * 1_000,
                RequestSeconds = milliseconds,
                DatabaseSeconds = milliseconds * inCalls,
                ClientSeconds = 0,
            },
        };

    private static ProbeResult Quiet(NodeUse node, double rate) =>
        Known.Probe(rate, held: true) with
        {
            Nodes = [node],
        };

    private static BottleneckResult Find(ProbeResult quiet, NodeUse node) =>
        BottleneckJudge.Find([quiet, Failing(node)], Measured, targetProcessors: 2);

    private static double Score(BottleneckResult found, string cause) =>
        found.Considered.Single(suspect => suspect.Cause == cause).Score;
}
