using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;
using static CapacityLab.Analysis.Tests.Bottlenecks.Suspected;

namespace CapacityLab.Analysis.Tests.Bottlenecks;

/// <summary>A lock that only another probe than the judged one shows.</summary>
public class HiddenLockTests
{
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
        var found = Named([Held(Near(requests, each, inCalls), rate)], Pressed(milliseconds));

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
        ProbeResult[] held = [Held(Near(10 * quiet, before, 0.1), quiet), Held(Near(10 * near, each, 0.1), near)];

        Assert.Equal(cause, Named(held, Pressed(12)).Cause);
    }

    /// <summary>0 of 0 did not grow, and says nothing against what another probe shows.</summary>
    [Fact]
    public void A_lock_that_none_waited_for_may_be_hidden_too()
    {
        var free = Pressed(12) with { Runtime = Pressed(12).Runtime! with { LockContentions = 0 } };
        ProbeResult[] held = [Held(Near(200, 0, 0.1), 20), Held(Near(870, 0.18, 0.1), 87)];

        Assert.Equal(BottleneckCause.Lock, Named(held, free).Cause);
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

    private static ProbeResult Held(NodeUse node, double rate) => Known.Probe(rate, held: true) with { Nodes = [node] };

    private static BottleneckResult Named(ProbeResult[] held, NodeUse node) =>
        BottleneckJudge.Find([.. held, Failing(node)], Measured, targetProcessors: 2);
}
