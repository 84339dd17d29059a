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

    /// <summary>
    /// Under pressure a pool that works with a thread at a time lets it find the lock free: what it is held by was seen at nearly that load.
    /// Where much less or more was asked, of few requests, in calls, or where as much was waited for at little load, it was something
    /// else; and threads that are many at work would meet at a lock.
    /// </summary>
    [Theory]
    [InlineData(87, 870, 0.18, 0.1, 12, BottleneckCause.Lock)]
    [InlineData(170, 1700, 0.18, 0.1, 12, BottleneckCause.ThreadPool)]
    [InlineData(87, 90, 0.18, 0.1, 12, BottleneckCause.ThreadPool)]
    [InlineData(87, 870, 0.05, 0.1, 12, BottleneckCause.ThreadPool)]
    [InlineData(87, 870, 0.18, 0.6, 12, BottleneckCause.ThreadPool)]
    [InlineData(87, 870, 0.18, 0.1, 50, BottleneckCause.ThreadPool)]
    public void A_pool_that_works_with_a_thread_at_a_time_hides_the_lock_that_the_thread_holds(
        double rate,
        double requests,
        double each,
        double inCalls,
        double milliseconds,
        string cause
    )
    {
        var found = Find(Quiet(Near(requests, each, inCalls), rate), Pressed(milliseconds));

        Assert.Equal(cause, found.Cause);
        Assert.Equal(
            cause == BottleneckCause.Lock,
            found
                .Evidence[0]
                .Statement.StartsWith(
                    "Threads of shop-1 waited for a lock 0.18 times a request at 87 req/s.",
                    StringComparison.Ordinal
                )
        );
    }

    /// <summary>Waits of a hidden lock grew since little load, if that is known; where less is known, in a probe that is near, not in one between.</summary>
    [Theory]
    [InlineData(20, 0.0, 87, 0.18, BottleneckCause.Lock)]
    [InlineData(20, 0.0, 60, 0.18, BottleneckCause.ThreadPool)]
    [InlineData(20, 0.18, 80, 0.18, BottleneckCause.ThreadPool)]
    [InlineData(60, 0.17, 70, 0.18, BottleneckCause.ThreadPool)]
    public void Waits_of_a_hidden_lock_grew_since_little_load(
        double quiet,
        double before,
        double near,
        double each,
        string cause
    )
    {
        ProbeResult[] held = [Quiet(Near(10 * quiet, before, 0.1), quiet), Quiet(Near(10 * near, each, 0.1), near)];

        Assert.Equal(cause, BottleneckJudge.Find([.. held, Failing(Pressed(12))], Measured, targetProcessors: 2).Cause);
    }

    /// <summary>0 of 0 did not grow, and says nothing against what another probe shows.</summary>
    [Fact]
    public void A_lock_that_none_waited_for_may_be_hidden_too()
    {
        var free = Pressed(12) with { Runtime = Pressed(12).Runtime! with { LockContentions = 0 } };
        ProbeResult[] held = [Quiet(Near(200, 0, 0.1), 20), Quiet(Near(870, 0.18, 0.1), 87)];

        Assert.Equal(
            BottleneckCause.Lock,
            BottleneckJudge.Find([.. held, Failing(free)], Measured, targetProcessors: 2).Cause
        );
    }

    private static NodeUse Pressed(double milliseconds) =>
        Idle() with
        {
            Runtime = Calm with
            {
                RequestSeconds = milliseconds,
                LockContentions = 43,
                ThreadPoolQueueMean = 8,
                ThreadPoolThreadsMax = 8,
                ClientSeconds = 0,
            },
        };

    private static NodeUse Near(double requests, double each, double inCalls) =>
        Idle() with
        {
            Runtime = Calm with
            {
                Requests = requests,
                LockContentions = each * requests,
                RequestSeconds = 20,
                ClientSeconds = 0,
                DatabaseSeconds = 20 * inCalls,
            },
        };

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
